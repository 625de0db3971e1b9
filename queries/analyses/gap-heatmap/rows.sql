-- Question:   how far from its target is each unit shown, in each column shown?
-- Grain:      one row per unit and column that has a result; the lattice holds them ready, so the cost does not grow with the facts
-- Parameters: $unit, $by, $kpi, $cycle as in columns.sql; the steps up to `chosen_columns` make the choice of units.sql and columns.sql
with

branch as (
    select
        unit_id,
        distance
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
),

levels as (
    select
        distance,
        sum(count(*)) over (order by distance) as n_units_so_far
    from branch
    group by distance
),

shown_units as (
    select branch.unit_id
    from branch
    inner join levels on branch.distance = levels.distance
    where levels.n_units_so_far <= 200 or levels.distance <= 1
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

chosen as (
    select
        period_id,
        period_end,
        kind
    from period
    where
        period_id = $cycle::varchar
        or ($cycle::varchar is null and period_id in (select candidates.period_id from candidates))
    order by period_end desc, period_start desc, period_id
    limit 1
),

chosen_columns as (
    select
        candidates.kpi_id,
        candidates.period_id,
        row_number() over (
            order by
                case when $by::varchar <> 'kpi' then period.period_start end desc,
                candidates.n_units desc,
                candidates.n_results desc,
                candidates.kpi_id,
                period.period_id
        ) as rank
    from candidates
    inner join period on candidates.period_id = period.period_id
    cross join chosen
    where
        ($by::varchar = 'kpi' and period.period_id = chosen.period_id)
        or ($by::varchar <> 'kpi' and period.kind = chosen.kind and period.period_end <= chosen.period_end)
)

select
    gap_cell.unit_id,
    gap_cell.kpi_id,
    gap_cell.period_id,
    gap_cell.level,
    gap_cell.n_people,
    gap_cell.n_results,
    gap_cell.n_goals,
    gap_cell.n_judged,
    gap_cell.n_met,
    gap_cell.mean_gap_ratio as gap_ratio,
    gap_cell.half_width_ratio,
    gap_cell.actual_value,
    gap_cell.target_value,
    gap_cell.signal,
    gap_cell.is_withheld,
    gap_cell.blocked_by,
    gap_cell.is_target_blocked,
    gap_cell.n_missing_actual,
    gap_cell.n_missing_target,
    gap_cell.n_zero_target,
    gap_cell.n_no_direction
from gap_cell
inner join shown_units on gap_cell.unit_id = shown_units.unit_id
inner join chosen_columns
    on gap_cell.kpi_id = chosen_columns.kpi_id
    and gap_cell.period_id = chosen_columns.period_id
where chosen_columns.rank <= 24
order by gap_cell.unit_id, gap_cell.kpi_id, gap_cell.period_id
