-- Question:   how many results of each KPI and unit lie at the highest or lowest attainment that occurs, as a cap would leave them?
-- Grain:      KPI × unit
-- Parameters: $width (attainment; as far from the extreme as rounding takes a capped figure)
-- Attainment, or the share of the full score where there is no actual. An actual of 0 is a natural end and counts at no limit;
-- is_required: everybody has the same target, and nobody exceeds it (100 % required).
with

measured as (
    select
        kpi_key,
        kpi_id,
        unit_id,
        person_no,
        period_id,
        target,
        coalesce(actual = 0, false) as is_zero,
        coalesce(r, score / nullif(max_score, 0)) as attained
    from trap_row
    where kpi_key <> 'private'
        and coalesce(r, score / nullif(max_score, 0)) is not null
),

kpi_limit as (
    select
        kpi_key,
        max(attained) as top_value,
        min(attained) as bottom_value,
        count(distinct round(attained, 3)) as n_values,
        count(distinct target) as n_targets
    from measured
    group by kpi_key
),

unit_limit as (
    select
        kpi_key,
        unit_id,
        max(attained) as top_value,
        min(attained) as bottom_value,
        count(distinct round(attained, 3)) as n_values
    from measured
    group by kpi_key, unit_id
)

select
    measured.kpi_key,
    max(measured.kpi_id) as kpi_id,
    measured.unit_id,
    cast(count(*) as integer) as n,
    cast(count(distinct measured.person_no) as integer) as n_people,
    cast(max(kpi_limit.n_values) as integer) as n_values,
    cast(max(unit_limit.n_values) as integer) as n_values_here,
    max(kpi_limit.n_targets) = 1 and abs(max(kpi_limit.top_value) - 1) <= $width as is_required,
    max(kpi_limit.top_value) as top_value,
    max(kpi_limit.bottom_value) as bottom_value,
    max(unit_limit.top_value) as top_value_here,
    max(unit_limit.bottom_value) as bottom_value_here,
    cast(sum(case when not measured.is_zero and measured.attained >= kpi_limit.top_value - $width then 1 else 0 end) as integer) as n_top,
    cast(sum(case when not measured.is_zero and measured.attained <= kpi_limit.bottom_value + $width then 1 else 0 end) as integer) as n_bottom,
    cast(sum(case when not measured.is_zero and measured.attained >= unit_limit.top_value - $width then 1 else 0 end) as integer) as n_top_here,
    cast(sum(case when not measured.is_zero and measured.attained <= unit_limit.bottom_value + $width then 1 else 0 end) as integer) as n_bottom_here,
    min(measured.period_id) as first_period,
    max(measured.period_id) as last_period
from measured
inner join kpi_limit on measured.kpi_key = kpi_limit.kpi_key
inner join unit_limit on measured.kpi_key = unit_limit.kpi_key and measured.unit_id = unit_limit.unit_id
group by measured.kpi_key, measured.unit_id
order by measured.kpi_key, measured.unit_id
