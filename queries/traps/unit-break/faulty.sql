-- Question:   which results stand in another unit than the rest of their KPI, so that later checks must not see them?
-- Grain:      one goal result
-- Parameters: $window, $mixed_share, $mixed_rows, $mixed_fewest, $rows, $periods, $log_jump
-- Mixed within a period, by the same rule as the check's, over all periods of the KPI or within a single one: enough results, enough
-- of them off by a whole factor, and these at least half of all that lie further off than a factor of ten. And whole periods, where
-- the level of a KPI and version jumps: those whose median lies further than the limit from the middle one.
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
        *,
        case when abs(hundredths - middle) > 100 then n else 0 end as n_far,
        case
            when abs((hundredths - middle) / 100.0 - round((hundredths - middle) / 100.0)) <= $window
                and abs(round((hundredths - middle) / 100.0)) between 2 and 4
                then n
            else 0
        end as n_off
    from distance
),

summed as (
    select
        kpi_key,
        kpi_version,
        period_id,
        hundredths,
        n_off,
        n_kpi,
        sum(n_far) over (partition by kpi_key) as far_kpi,
        sum(n_off) over (partition by kpi_key) as off_kpi,
        sum(n) over (partition by kpi_key, period_id) as n_period,
        sum(n_far) over (partition by kpi_key, period_id) as far_period,
        sum(n_off) over (partition by kpi_key, period_id) as off_period
    from judged
),

mixed as (
    select
        kpi_key,
        kpi_version,
        period_id,
        hundredths
    from summed
    where n_off > 0
        and (
            (
                n_kpi >= $mixed_fewest
                and off_kpi >= $mixed_rows
                and off_kpi >= $mixed_share * n_kpi
                and 2 * off_kpi >= far_kpi
            )
            or (
                n_period >= $mixed_fewest
                and off_period >= $mixed_rows
                and off_period >= $mixed_share * n_period
                and 2 * off_period >= far_period
            )
        )
),

period_level as (
    select
        distance.kpi_key,
        distance.kpi_version,
        distance.period_id,
        min(trap_period.period_start) as period_start,
        min(distance.middle) / 100.0 as level_log
    from distance
    inner join trap_period on distance.period_id = trap_period.period_id
    where distance.n_period >= $rows
    group by distance.kpi_key, distance.kpi_version, distance.period_id
),

level_in_order as (
    select
        *,
        count(*) over (partition by kpi_key, kpi_version) as n_levels,
        row_number() over (partition by kpi_key, kpi_version order by level_log, period_id) as place,
        abs(level_log - lag(level_log) over (
            partition by kpi_key, kpi_version
            order by period_start, period_id
        )) as step_log
    from period_level
),

level_of_kpi as (
    select
        kpi_key,
        kpi_version,
        max(case when place = ceil(0.5 * n_levels) then level_log end) as middle_log,
        max(step_log) as largest_step_log
    from level_in_order
    where n_levels >= $periods
    group by kpi_key, kpi_version
),

other_level as (
    select
        period_level.kpi_key,
        period_level.kpi_version,
        period_level.period_id
    from period_level
    inner join level_of_kpi
        on period_level.kpi_key = level_of_kpi.kpi_key
        and period_level.kpi_version = level_of_kpi.kpi_version
    where abs(period_level.level_log - level_of_kpi.middle_log) > $log_jump
        and level_of_kpi.largest_step_log > 0.5 * $log_jump
),

faulty as (
    select kpi_key, kpi_version, period_id, hundredths from mixed
    union
    select
        counted.kpi_key,
        counted.kpi_version,
        counted.period_id,
        counted.hundredths
    from counted
    inner join other_level
        on counted.kpi_key = other_level.kpi_key
        and counted.kpi_version = other_level.kpi_version
        and counted.period_id = other_level.period_id
)

select trap_row.row_no
from trap_row
left join declared_version
    on trap_row.kpi_id = declared_version.kpi_id
    and trap_row.period_id = declared_version.period_id
inner join faulty
    on trap_row.kpi_key = faulty.kpi_key
    and greatest(trap_row.kpi_version, coalesce(declared_version.kpi_version, 1)) = faulty.kpi_version
    and trap_row.period_id = faulty.period_id
    and case
        when trap_row.actual > 0
            and trap_row.original_target > 0
            and trap_row.actual / trap_row.original_target between 1e-30 and 1e30
            then round(100 * log10(trap_row.actual / trap_row.original_target))
    end = faulty.hundredths
order by trap_row.row_no
