-- Question:   how did one unit do from period to period?
-- Grain:      one row per period between the first and the last with a result, of the kind that occurs most often; a period
--             without a result has no figures
-- Parameters: $unit (default the whole organisation), $kpi (default all together)
with

series as (
    select
        gap_cell.*,
        period.kind,
        period.period_end
    from gap_cell
    inner join period on gap_cell.period_id = period.period_id
    where gap_cell.unit_id = coalesce($unit::varchar, 'root')
        and gap_cell.kpi_id = coalesce($kpi::varchar, '*')
),

extent as (
    select
        kind,
        min(period_start) as first_start,
        max(period_start) as last_start
    from series
    group by kind
    order by count(*) desc, max(period_end) desc, kind
    limit 1
)

select
    coalesce(series.unit_id, $unit::varchar, 'root') as unit_id,
    coalesce(series.kpi_id, $kpi::varchar, '*') as kpi_id,
    period.period_id,
    period.period_start,
    period.period_end,
    series.level,
    series.n_people,
    series.n_results,
    series.n_goals,
    series.n_judged,
    series.n_met,
    series.mean_gap_ratio as gap_ratio,
    series.half_width_ratio,
    series.actual_value,
    series.target_value,
    series.signal,
    series.is_withheld,
    series.blocked_by,
    series.is_target_blocked
from period
inner join extent
    on period.kind = extent.kind
    and period.period_start between extent.first_start and extent.last_start
left join series on period.period_id = series.period_id
order by period.period_start, period.period_id
