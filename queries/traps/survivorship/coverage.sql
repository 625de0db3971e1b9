-- Question:   how many of the people who were there at the end have a result or a rating of that time?
-- Grain:      unit × last period with results
-- Parameters: none
-- There: by the roster, for the whole period, not on leave and not in the first 92 days; only roles of which at least half are
-- appraised anywhere. A result has an actual or a score. Ratings count where their period holds the last one.
with

last_period as (
    select
        period_id,
        period_start,
        period_end
    from trap_period
    where period_no is not null
        and period_id in (select period_id from trap_row where person_no is not null and (actual is not null or score is not null))
    order by period_no desc
    limit 1
),

there as (
    select
        person.person_no,
        min(coalesce(unit_place.place_id, person_period.unit_id, 'root')) as unit_id,
        min(coalesce(person_period.role, '')) as role
    from person_period
    inner join last_period
        on person_period.valid_from <= last_period.period_start
        and coalesce(person_period.valid_to, last_period.period_end) >= last_period.period_end
        and coalesce(person_period.leave_on, last_period.period_end) >= last_period.period_end
    inner join trap_person as person on person_period.person_key = person.person_key
    left join unit_place on person_period.unit_id = unit_place.unit_id
    where (
            person_period.hire_month is null
            or person_period.hire_month not like '____-__'
            or cast(person_period.hire_month || '-01' as date) <= last_period.period_start - 92
        )
        and not coalesce(
            lower(person_period.status) like '%leave%' or lower(person_period.status) like '%absen%'
            or lower(person_period.status) like '%maternity%' or lower(person_period.status) like '%sick%'
            or lower(person_period.status) like '%suspend%' or lower(person_period.status) like '%inactive%'
            or person_period.status like '%休%' or person_period.status like '%假%' or person_period.status like '%停薪%',
            false
        )
    group by person.person_no
),

counted as (
    select distinct person_no
    from (
        select trap_row.person_no
        from trap_row
        inner join last_period on trap_row.period_id = last_period.period_id
        where trap_row.person_no is not null
            and (trap_row.actual is not null or trap_row.score is not null or trap_row.actual_null in ('NOT_ASSESSED', 'NOT_APPLICABLE'))
        union all
        select trap_rating.person_no
        from trap_rating
        inner join last_period
            on trap_rating.period_start <= last_period.period_start
            and trap_rating.period_end >= last_period.period_end
        where trap_rating.is_overall
    ) as either
),

-- A roster that knows few of the people with results is a list of something else.
known as (
    select count(there.person_no) >= 0.8 * count(*) as is_usable
    from counted
    left join there on counted.person_no = there.person_no
),

appraised_role as (
    select there.role
    from there
    left join counted on there.person_no = counted.person_no
    group by there.role
    having count(counted.person_no) >= 0.5 * count(*)
)

select
    there.unit_id,
    cast(count(*) as integer) as n_there,
    cast(count(counted.person_no) as integer) as n_counted
from there
inner join known on known.is_usable
inner join appraised_role on there.role = appraised_role.role
left join counted on there.person_no = counted.person_no
group by there.unit_id
order by there.unit_id
