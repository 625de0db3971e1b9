-- Question:   which last digits have the attainments of each unit, in whole percent?
-- Grain:      unit × last digit
-- Parameters: none
-- Cut off, not rounded, so that 95 % and 95.4 % both end in 5. People, first and last period are those of the whole unit.
with

measured as (
    select
        unit_id,
        person_no,
        period_start,
        cast(floor(100 * r0 + 1e-7) as integer) as percent
    from trap_row
    where r0 between 0 and 1e6
        and actual <> 0
        and kpi_key <> 'private'
),

whole_unit as (
    select
        unit_id,
        count(distinct person_no) as n_people,
        min(period_start) as first_start,
        max(period_start) as last_start
    from measured
    group by unit_id
),

digit_count as (
    select
        unit_id,
        percent % 10 as digit,
        count(*) as n,
        count(distinct person_no) as n_people
    from measured
    group by unit_id, percent % 10
)

select
    digit_count.unit_id,
    cast(digit_count.digit as integer) as digit,
    cast(digit_count.n as integer) as n,
    cast(digit_count.n_people as integer) as n_people,
    cast(whole_unit.n_people as integer) as n_people_of_unit,
    first_period.period_id as first_period,
    last_period.period_id as last_period
from digit_count
inner join whole_unit on digit_count.unit_id = whole_unit.unit_id
left join (
    select period_start, min(period_id) as period_id from trap_period group by period_start
) as first_period on whole_unit.first_start = first_period.period_start
left join (
    select period_start, max(period_id) as period_id from trap_period group by period_start
) as last_period on whole_unit.last_start = last_period.period_start
order by digit_count.unit_id, digit_count.digit
