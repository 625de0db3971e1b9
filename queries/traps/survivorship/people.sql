-- Question:   how did those who left stand among their colleagues before, how did those who stayed, and what changed for whom?
-- Grain:      unit × person with results in it
-- Parameters: none
-- relative_z: the mean over the person's periods in the unit of z less the unit's mean of the same period, so that a rising unit does
-- not make its early people look small. company_z: the same against the company. z = zc, centred on goal and period, cut at ±6.
-- Somebody has left when no row of any unit names them in the last periods (two of twelve or more, else one); transfers are still
-- seen, retirement by the roster is planned. The unit they left is that of their last rows. Ends are the first and last quarter.
with

main_period as (
    select
        period_no,
        period_id,
        row_number() over (order by period_no) as place,
        count(*) over () as n_periods
    from trap_period
    where period_no is not null
        and period_id in (select period_id from trap_row where person_no is not null)
),

seen as (
    select
        trap_fact.person_no,
        trap_fact.unit_id,
        max(main_period.place) as last_place
    from trap_fact
    inner join main_period on trap_fact.period_id = main_period.period_id
    where trap_fact.person_no is not null
    group by trap_fact.person_no, trap_fact.unit_id
),

last_seen as (
    select
        person_no,
        unit_id,
        last_place
    from seen
    qualify row_number() over (partition by person_no order by last_place desc, unit_id) = 1
),

retired as (
    select distinct person.person_no
    from person_period
    inner join trap_person as person on person_period.person_key = person.person_key
    where lower(person_period.status) like '%retire%'
        or person_period.status like '%退休%'
),

presence as (
    select
        trap_row.unit_id,
        trap_row.person_no,
        trap_row.period_id,
        avg(trap_row.zc) as z,
        avg(case when trap_row.scale_ratio > 0 and trap_row.r0 is not null
            then least(greatest((trap_row.r0 - 1) / trap_row.scale_ratio, -6.0), 6.0) end) as gap_z
    from trap_row
    where trap_row.person_no is not null
    group by trap_row.unit_id, trap_row.person_no, trap_row.period_id
),

beside as (
    select
        presence.unit_id,
        presence.person_no,
        presence.period_id,
        main_period.place,
        main_period.n_periods,
        presence.gap_z,
        presence.z - avg(presence.z) over (partition by presence.unit_id, presence.period_id) as relative_z,
        presence.z - avg(presence.z) over (partition by presence.period_id) as company_z
    from presence
    inner join main_period on presence.period_id = main_period.period_id
)

select
    beside.unit_id,
    beside.person_no,
    max(case
        when last_seen.last_place > beside.n_periods - case when beside.n_periods >= 12 then 2 else 1 end then 'stayed'
        when retired.person_no is not null then 'retired'
        when last_seen.unit_id = beside.unit_id then 'left'
        else 'left elsewhere'
    end) as fate,
    avg(beside.relative_z) as relative_z,
    avg(beside.company_z) as company_z,
    avg(case when beside.place <= greatest(1, floor(beside.n_periods / 4.0)) then beside.gap_z end) as first_z,
    avg(case when beside.place > beside.n_periods - greatest(1, floor(beside.n_periods / 4.0)) then beside.gap_z end) as last_z,
    cast(max(beside.n_periods) as integer) as n_periods,
    min(beside.period_id) as first_period,
    max(beside.period_id) as last_period
from beside
inner join last_seen on beside.person_no = last_seen.person_no
left join retired on beside.person_no = retired.person_no
group by beside.unit_id, beside.person_no
order by beside.unit_id, beside.person_no
