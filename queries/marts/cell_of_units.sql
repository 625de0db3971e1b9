-- Question:   what was delivered for each unit itself, where no person stands behind the figure?
-- Grain:      unit × KPI or '*' × period
-- Parameters: none
with

unit_results as (
    select
        unit_id,
        kpi_id,
        period_id,
        actual,
        target,
        gap_ratio,
        is_met,
        attainment_null
    from goal_gap
    where person_key is null
        and kpi_id is not null
    union all
    -- Over several KPIs a mean of actuals has no unit, so only the gap remains.
    select
        unit_id,
        '*' as kpi_id,
        period_id,
        null as actual,
        null as target,
        gap_ratio,
        is_met,
        attainment_null
    from goal_gap
    where person_key is null
)

select
    unit_id,
    kpi_id,
    period_id,
    cast(count(*) as integer) as n_results,
    cast(count(gap_ratio) as integer) as n_goals,
    cast(count(is_met) as integer) as n_judged,
    cast(sum(case when is_met then 1 else 0 end) as integer) as n_met,
    avg(gap_ratio) as mean_gap_ratio,
    avg(actual) as actual_value,
    avg(target) as target_value,
    cast(sum(case when attainment_null = 'missing_actual' then 1 else 0 end) as integer) as n_missing_actual,
    cast(sum(case when attainment_null = 'missing_target' then 1 else 0 end) as integer) as n_missing_target,
    cast(sum(case when attainment_null = 'zero_target' then 1 else 0 end) as integer) as n_zero_target,
    cast(sum(case when attainment_null = 'no_direction' then 1 else 0 end) as integer) as n_no_direction
from unit_results
group by unit_id, kpi_id, period_id
order by unit_id, kpi_id, period_id
