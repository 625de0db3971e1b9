-- Question:   on how many cases does each rate of each unit rest, and does it move more than so few cases move by chance?
-- Grain:      unit × KPI (or goal that people share) with denominators
-- Parameters: none
-- A share is a rate between 0 and 1: by its unit (percent, per mille), or because no value exceeds 1. With shares p of d cases,
-- sum_d, sum_dp and sum_dpp are the sums of d, d·p and d·p², from which the mean and the spread around it follow.
with

value as (
    select
        trap_row.unit_id,
        trap_row.kpi_key,
        trap_row.kpi_id,
        trap_row.person_no,
        trap_row.period_id,
        trap_row.denominator,
        trap_row.actual,
        trap_row.original_target as target
    from trap_row
    where trap_row.denominator between 1e-9 and 1e15
        and abs(trap_row.actual) <= 1e30
        and trap_row.kpi_key <> 'private'
),

kpi_scale as (
    select
        value.kpi_key,
        min(kpi_current.name_zh) as name_zh,
        min(kpi_current.name_en) as name_en,
        case
            when max(abs(value.actual)) <= 1 and coalesce(max(value.target), 0) <= 1 then 1.0
            when min(kpi_current.unit) in ('‰', 'per mille') then 1000.0
            when min(kpi_current.unit) in ('%', '％', '百分比', 'percent', 'pct') then 100.0
        end as whole
    from value
    left join kpi_current on value.kpi_id = kpi_current.kpi_id
    group by value.kpi_key
),

counted as (
    select
        unit_id,
        kpi_key,
        denominator,
        count(*) as n
    from value
    group by unit_id, kpi_key, denominator
),

cumulated as (
    select
        *,
        sum(n) over (partition by unit_id, kpi_key) as n_all,
        sum(n) over (partition by unit_id, kpi_key order by denominator) as upto
    from counted
),

middle as (
    select
        unit_id,
        kpi_key,
        min(case when 2 * upto >= n_all then denominator end) as median_denominator
    from cumulated
    group by unit_id, kpi_key
),

summed as (
    select
        value.unit_id,
        value.kpi_key,
        min(value.kpi_id) as kpi_id,
        min(kpi_scale.name_zh) as name_zh,
        min(kpi_scale.name_en) as name_en,
        count(*) as n_values,
        count(distinct value.person_no) as n_people,
        count(distinct value.period_id) as n_periods,
        min(value.period_id) as first_period,
        max(value.period_id) as last_period,
        sum(case when value.denominator = floor(value.denominator) then 1 else 0 end) as n_whole,
        -- The number itself is the target: three of three projects, or each single case.
        sum(case when value.target = value.denominator or value.target = kpi_scale.whole then 1 else 0 end) as n_counted,
        sum(case when value.actual between 0 and kpi_scale.whole then 1 else 0 end) as n_shares,
        sum(value.denominator) as sum_d,
        sum(value.denominator * value.actual / kpi_scale.whole) as sum_dp,
        sum(value.denominator * (value.actual / kpi_scale.whole) * (value.actual / kpi_scale.whole)) as sum_dpp
    from value
    inner join kpi_scale on value.kpi_key = kpi_scale.kpi_key
    group by value.unit_id, value.kpi_key
)

select
    summed.unit_id,
    summed.kpi_key,
    summed.kpi_id,
    summed.name_zh,
    summed.name_en,
    cast(summed.n_values as integer) as n_values,
    cast(summed.n_people as integer) as n_people,
    cast(summed.n_periods as integer) as n_periods,
    summed.first_period,
    summed.last_period,
    cast(summed.n_whole as integer) as n_whole,
    cast(summed.n_counted as integer) as n_counted,
    cast(summed.n_shares as integer) as n_shares,
    middle.median_denominator,
    summed.sum_d,
    summed.sum_dp,
    summed.sum_dpp
from summed
inner join middle on summed.unit_id = middle.unit_id and summed.kpi_key = middle.kpi_key
order by summed.unit_id, summed.kpi_key
