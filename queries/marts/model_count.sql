-- Question:   how many results enter the variance model, and how many stay out for which reason?
-- Grain:      one row
-- Parameters: none
with

by_reason as (
    select
        cast(sum(case when excluded_for = 'missing_actual' then 1 else 0 end) as integer) as n_missing_actual,
        cast(sum(case when excluded_for = 'missing_target' then 1 else 0 end) as integer) as n_missing_target,
        cast(sum(case when excluded_for = 'zero_target' then 1 else 0 end) as integer) as n_zero_target,
        cast(sum(case when excluded_for = 'no_direction' then 1 else 0 end) as integer) as n_no_direction,
        cast(sum(case when excluded_for = 'other_period_kind' then 1 else 0 end) as integer) as n_other_period_kind
    from model_result
),

by_scale as (
    select
        cast(sum(case when is_unstable then 1 else 0 end) as integer) as n_unstable_kpis,
        cast(sum(case when is_constant then 1 else 0 end) as integer) as n_constant_kpis,
        cast(sum(case when is_constant then n_rows else 0 end) as integer) as n_constant_rows
    from model_scale
),

in_model as (
    select
        cast(count(*) as integer) as n_rows,
        cast(sum(case when is_winsorised then 1 else 0 end) as integer) as n_winsorised
    from model_row
),

span as (
    select
        min(period.kind) as period_kind,
        min(case when earliest = 1 then period.period_id end) as first_period,
        min(case when latest = 1 then period.period_id end) as last_period
    from (
        select
            period.kind,
            period.period_id,
            row_number() over (order by period.period_start, period.period_id) as earliest,
            row_number() over (order by period.period_start desc, period.period_id desc) as latest
        from period
        where exists (select 1 from model_row where model_row.period_id = period.period_id)
    ) as period
)

select
    in_model.n_rows,
    coalesce(in_model.n_winsorised, 0) as n_winsorised,
    coalesce(by_scale.n_unstable_kpis, 0) as n_unstable_kpis,
    coalesce(by_scale.n_constant_kpis, 0) as n_constant_kpis,
    coalesce(by_reason.n_missing_actual, 0) as n_missing_actual,
    coalesce(by_reason.n_missing_target, 0) as n_missing_target,
    coalesce(by_reason.n_zero_target, 0) as n_zero_target,
    coalesce(by_reason.n_no_direction, 0) as n_no_direction,
    coalesce(by_scale.n_constant_rows, 0) as n_constant_rows,
    coalesce(by_reason.n_other_period_kind, 0) as n_other_period_kind,
    span.period_kind,
    span.first_period,
    span.last_period
from by_reason
cross join by_scale
cross join in_model
cross join span
order by n_rows
