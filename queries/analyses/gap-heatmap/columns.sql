-- Question:   which columns has the heatmap?
-- Grain:      one row per column shown, in order of position: periods oldest first, or KPIs, most widely used first
-- Parameters: $unit (default the whole organisation), $by ('period' or 'kpi'), $kpi (for periods; default all together),
--             $cycle (last period, or the period of the KPIs; default the newest with a cell)
-- At most 24 columns (HEATMAP_COLUMNS); n_columns says how many there are. rows.sql makes the same choice.
with

branch as (
    select unit_id
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
),

candidates as (
    select
        gap_cell.period_id,
        gap_cell.kpi_id,
        count(*) as n_units,
        sum(gap_cell.n_results) as n_results
    from gap_cell
    inner join branch on gap_cell.unit_id = branch.unit_id
    where
        ($by::varchar = 'kpi' and gap_cell.kpi_id <> '*')
        or ($by::varchar <> 'kpi' and gap_cell.kpi_id = coalesce($kpi::varchar, '*'))
    group by gap_cell.period_id, gap_cell.kpi_id
),

-- The period asked for, or the newest one; of two that end together the shorter.
chosen as (
    select
        period_id,
        period_start,
        period_end,
        kind
    from period
    where
        period_id = $cycle::varchar
        or ($cycle::varchar is null and period_id in (select candidates.period_id from candidates))
    order by period_end desc, period_start desc, period_id
    limit 1
),

ranked as (
    select
        candidates.kpi_id,
        period.period_id,
        period.period_start,
        period.period_end,
        row_number() over (
            order by
                case when $by::varchar <> 'kpi' then period.period_start end desc,
                candidates.n_units desc,
                candidates.n_results desc,
                candidates.kpi_id,
                period.period_id
        ) as rank,
        count(*) over () as n_columns
    from candidates
    inner join period on candidates.period_id = period.period_id
    cross join chosen
    where
        ($by::varchar = 'kpi' and period.period_id = chosen.period_id)
        or ($by::varchar <> 'kpi' and period.kind = chosen.kind and period.period_end <= chosen.period_end)
)

select
    ranked.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction,
    ranked.period_id,
    ranked.period_start,
    ranked.period_end,
    ranked.rank::integer as rank,
    ranked.n_columns::integer as n_columns
from ranked
left join kpi_current on ranked.kpi_id = kpi_current.kpi_id
where ranked.rank <= 24
order by
    case when $by::varchar <> 'kpi' then ranked.period_start end,
    ranked.rank
