-- Question:   how far, in powers of ten, do results lie from the middle of their KPI and period?
-- Grain:      KPI (or goal that people share) × period × whole powers of ten from the middle
-- Parameters: $window (how near 2, 3 or 4 powers a distance must be to look like another unit)
-- Fewer than five positive results in a period have no middle of their own; they are held against that of the KPI.
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

-- Hundredths of a power of ten: fine enough beside a window of fifteen, and a million results become a few thousand counts.
counted as (
    select
        trap_row.kpi_key,
        min(trap_row.kpi_id) as kpi_id,
        greatest(trap_row.kpi_version, coalesce(declared_version.kpi_version, 1)) as kpi_version,
        trap_row.period_id,
        round(100 * log10(trap_row.actual / trap_row.original_target)) as hundredths,
        count(*) as n
    from trap_row
    left join declared_version
        on trap_row.kpi_id = declared_version.kpi_id
        and trap_row.period_id = declared_version.period_id
    where trap_row.actual > 0
        and trap_row.original_target > 0
        and trap_row.actual / trap_row.original_target between 1e-30 and 1e30
        and trap_row.kpi_key <> 'private'
    group by
        trap_row.kpi_key,
        greatest(trap_row.kpi_version, coalesce(declared_version.kpi_version, 1)),
        trap_row.period_id,
        round(100 * log10(trap_row.actual / trap_row.original_target))
),

cumulated as (
    select
        *,
        sum(n) over (partition by kpi_key, kpi_version, period_id) as n_period,
        sum(n) over (partition by kpi_key, kpi_version, period_id order by hundredths) as upto_in_period,
        sum(n) over (partition by kpi_key) as n_kpi,
        sum(n) over (partition by kpi_key order by hundredths) as upto_in_kpi
    from counted
),

distance as (
    select
        *,
        case
            when n_period >= 5
                then min(case when 2 * upto_in_period >= n_period then hundredths end)
                    over (partition by kpi_key, kpi_version, period_id)
            else min(case when 2 * upto_in_kpi >= n_kpi then hundredths end) over (partition by kpi_key)
        end as middle
    from cumulated
),

judged as (
    select
        kpi_key,
        kpi_id,
        period_id,
        n,
        round((hundredths - middle) / 100.0) as powers,
        abs(hundredths - middle) > 100 as is_far,
        abs((hundredths - middle) / 100.0 - round((hundredths - middle) / 100.0)) <= $window
            and abs(round((hundredths - middle) / 100.0)) between 2 and 4 as is_off
    from distance
)

select
    kpi_key,
    min(kpi_id) as kpi_id,
    period_id,
    cast(powers as integer) as powers,
    cast(sum(n) as integer) as n_rows,
    cast(sum(case when is_far then n else 0 end) as integer) as n_far,
    cast(sum(case when is_off then n else 0 end) as integer) as n_off
from judged
group by kpi_key, period_id, powers
order by kpi_key, period_id, powers
