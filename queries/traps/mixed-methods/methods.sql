-- Question:   which appraisal methods stand behind the mean of each unit, and what does each of them usually show?
-- Grain:      unit × method (lane of the results; none named: kpi)
-- Parameters: none
-- Attainment is counted in thousandths, so that a million results become a few thousand counts; a median and quartiles are the first
-- value that half, a quarter and three quarters of the results do not exceed. is_named: somewhere in the company a lane is named.
with

result as (
    select
        unit_id,
        person_no,
        period_id,
        coalesce(nullif(lower(trim(lane)), ''), 'kpi') as method,
        round(1000 * r) as thousandths
    from trap_row
    where abs(r) <= 1e30
),

named as (
    select count(nullif(trim(lane), '')) > 0 as is_named
    from trap_row
),

counted as (
    select
        unit_id,
        method,
        thousandths,
        count(*) as n
    from result
    group by unit_id, method, thousandths
),

cumulated as (
    select
        *,
        sum(n) over (partition by unit_id, method) as n_all,
        sum(n) over (partition by unit_id, method order by thousandths) as upto
    from counted
),

quartile as (
    select
        unit_id,
        method,
        min(case when 4 * upto >= n_all then thousandths end) / 1000.0 as lower_quartile,
        min(case when 2 * upto >= n_all then thousandths end) / 1000.0 as median_r,
        min(case when 4 * upto >= 3 * n_all then thousandths end) / 1000.0 as upper_quartile
    from cumulated
    group by unit_id, method
),

size as (
    select
        unit_id,
        method,
        count(*) as n_rows,
        count(distinct person_no) as n_people,
        sum(thousandths) / 1000.0 as sum_r,
        min(period_id) as first_period,
        max(period_id) as last_period
    from result
    group by unit_id, method
)

select
    size.unit_id,
    size.method,
    named.is_named,
    cast(size.n_rows as integer) as n_rows,
    cast(size.n_people as integer) as n_people,
    cast(size.sum_r as double) as sum_r,
    cast(quartile.lower_quartile as double) as lower_quartile,
    cast(quartile.median_r as double) as median_r,
    cast(quartile.upper_quartile as double) as upper_quartile,
    size.first_period,
    size.last_period
from size
inner join quartile on size.unit_id = quartile.unit_id and size.method = quartile.method
cross join named
order by size.unit_id, size.method
