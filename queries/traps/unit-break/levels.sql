-- Question:   at which level of actual over target does each KPI stand, period by period?
-- Grain:      KPI (or goal that people share) × version × period of the kind that most of its results have
-- Parameters: none
-- The version is the one that a result names, or a newer one that was valid when the period began. Medians and quartiles are the
-- values at those places of the order; the middle of an even number is the mean of two. Private goals have no level in common.
with

declared_version as (
    select
        kpi.kpi_id,
        trap_period.period_id,
        max(kpi.version) as kpi_version
    from kpi
    inner join trap_period on kpi.valid_from <= trap_period.period_start
    where kpi.version is not null
    group by kpi.kpi_id, trap_period.period_id
),

ratio as (
    select
        trap_row.kpi_key,
        trap_row.kpi_id,
        greatest(trap_row.kpi_version, coalesce(declared_version.kpi_version, 1)) as kpi_version,
        trap_row.period_id,
        trap_row.period_start,
        trap_period.kind,
        trap_row.person_no,
        trap_row.direction,
        trap_row.scale_ratio,
        trap_row.actual,
        trap_row.original_target as target,
        trap_row.actual / trap_row.original_target as ratio
    from trap_row
    inner join trap_period on trap_row.period_id = trap_period.period_id
    left join declared_version
        on trap_row.kpi_id = declared_version.kpi_id
        and trap_row.period_id = declared_version.period_id
    where trap_row.original_target > 0
        and abs(trap_row.actual / trap_row.original_target) <= 1e30
        and trap_row.kpi_key <> 'private'
),

own_kind as (
    select
        kpi_key,
        kind
    from ratio
    group by kpi_key, kind
    qualify row_number() over (partition by kpi_key order by count(*) desc, kind) = 1
),

in_order as (
    select
        ratio.*,
        count(*) over level_of as n,
        sum(case when ratio.ratio > 0 then 1 else 0 end) over level_of as n_positive,
        row_number() over (
            partition by ratio.kpi_key, ratio.kpi_version, ratio.period_id
            order by ratio.ratio desc
        ) as place
    from ratio
    inner join own_kind on ratio.kpi_key = own_kind.kpi_key and ratio.kind = own_kind.kind
    window level_of as (partition by ratio.kpi_key, ratio.kpi_version, ratio.period_id)
)

select
    kpi_key,
    min(kpi_id) as kpi_id,
    cast(kpi_version as integer) as kpi_version,
    period_id,
    min(period_start) as period_start,
    cast(count(*) as integer) as n_rows,
    cast(max(n_positive) as integer) as n_positive,
    cast(count(distinct person_no) as integer) as n_people,
    cast(sum(case when direction = 'higher' then 1 else 0 end) as integer) as n_higher,
    cast(sum(case when direction = 'lower' then 1 else 0 end) as integer) as n_lower,
    max(scale_ratio) as scale_ratio,
    avg(case when 2 * place between n and n + 2 then ratio end) as median_ratio,
    avg(case when 2 * place between n_positive and n_positive + 2 and ratio > 0 then log10(ratio) end) as median_log,
    max(case when place = ceil(0.75 * n) then ratio end) as lower_quartile,
    max(case when place = ceil(0.25 * n) then ratio end) as upper_quartile,
    avg(case when actual > 0 then log10(actual) end) as mean_log_actual,
    avg(log10(target)) as mean_log_target
from in_order
group by kpi_key, kpi_version, period_id
order by kpi_key, period_start, period_id, kpi_version
