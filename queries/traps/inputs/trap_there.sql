-- Question:   who was there in which period, by the roster, and whom does it excuse from having a result?
-- Grain:      person × period of the main series, from the beginning of the person's first segment on
-- Parameters: none
-- is_whole: a segment that is no leave covers the whole period; unit_id, manager_no and role are of such a segment, null without one.
-- is_excused: on leave in a part of the period, gone before its end, or hired less than 92 days before its beginning.
with

segment as (
    select
        person.person_no,
        coalesce(unit_place.place_id, person_period.unit_id, 'root') as unit_id,
        manager.person_no as manager_no,
        coalesce(person_period.role, '') as role,
        coalesce(
            person_period.valid_from,
            case when person_period.hire_month like '____-__' then cast(person_period.hire_month || '-01' as date) end
        ) as from_on,
        person_period.valid_to as to_on,
        person_period.leave_on,
        case when person_period.hire_month like '____-__' then cast(person_period.hire_month || '-01' as date) end as hired_on,
        coalesce(
            lower(person_period.status) like '%leave%' or lower(person_period.status) like '%absen%'
            or lower(person_period.status) like '%maternity%' or lower(person_period.status) like '%sick%'
            or lower(person_period.status) like '%suspend%' or lower(person_period.status) like '%inactive%'
            or person_period.status like '%休%' or person_period.status like '%假%' or person_period.status like '%停薪%',
            false
        ) as is_away
    from person_period
    inner join trap_person as person on person_period.person_key = person.person_key
    left join unit_place on person_period.unit_id = unit_place.unit_id
    left join trap_person as manager on person_period.manager_key = manager.person_key
),

placed as (
    select
        segment.person_no,
        trap_period.period_no,
        segment.unit_id,
        segment.manager_no,
        segment.role,
        not segment.is_away
        and segment.from_on <= trap_period.period_start
        and coalesce(segment.to_on, trap_period.period_end) >= trap_period.period_end as is_whole,
        (segment.is_away and coalesce(segment.to_on, trap_period.period_end) >= trap_period.period_start)
        or coalesce(segment.leave_on < trap_period.period_end, false)
        or coalesce(segment.hired_on > trap_period.period_start - 92, false) as is_excused
    from segment
    inner join trap_period
        on coalesce(segment.from_on, trap_period.period_end) <= trap_period.period_end
        and trap_period.period_no is not null
)

select
    person_no,
    period_no,
    coalesce(max(case when is_whole then 1 else 0 end), 0) = 1 as is_whole,
    max(case when is_excused then 1 else 0 end) = 1 as is_excused,
    min(case when is_whole then unit_id end) as unit_id,
    min(case when is_whole then manager_no end) as manager_no,
    min(case when is_whole then role end) as role
from placed
group by person_no, period_no
order by period_no, person_no
