-- Question:   what does each person contribute to each cell of their own unit?
-- Grain:      unit × person × KPI, or '*' for all KPIs, × period
-- Parameters: none
with

by_kpi as (
    select
        unit_id,
        person_key,
        kpi_id,
        period_id,
        sum(gap_ratio) as sum_gap_ratio,
        count(*) as n_results,
        count(gap_ratio) as n_goals,
        count(is_met) as n_judged,
        sum(case when is_met then 1 else 0 end) as n_met,
        sum(case when attainment_null = 'missing_actual' then 1 else 0 end) as n_missing_actual,
        sum(case when attainment_null = 'missing_target' then 1 else 0 end) as n_missing_target,
        sum(case when attainment_null = 'zero_target' then 1 else 0 end) as n_zero_target,
        sum(case when attainment_null = 'no_direction' then 1 else 0 end) as n_no_direction
    from goal_gap
    where person_key is not null
    group by unit_id, person_key, kpi_id, period_id
),

together as (
    select
        unit_id,
        person_key,
        '*' as kpi_id,
        period_id,
        sum(sum_gap_ratio) as sum_gap_ratio,
        sum(n_results) as n_results,
        sum(n_goals) as n_goals,
        sum(n_judged) as n_judged,
        sum(n_met) as n_met,
        sum(n_missing_actual) as n_missing_actual,
        sum(n_missing_target) as n_missing_target,
        sum(n_zero_target) as n_zero_target,
        sum(n_no_direction) as n_no_direction
    from by_kpi
    group by unit_id, person_key, period_id
),

both_kinds as (
    select * from by_kpi where kpi_id is not null
    union all
    select * from together
)

select
    unit_id,
    person_key,
    kpi_id,
    period_id,
    sum_gap_ratio,
    cast(n_results as integer) as n_results,
    cast(n_goals as integer) as n_goals,
    cast(n_judged as integer) as n_judged,
    cast(n_met as integer) as n_met,
    cast(n_missing_actual as integer) as n_missing_actual,
    cast(n_missing_target as integer) as n_missing_target,
    cast(n_zero_target as integer) as n_zero_target,
    cast(n_no_direction as integer) as n_no_direction
from both_kinds
