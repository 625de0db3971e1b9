-- Question:   in which published cells is the gap not to be read, because a trap touches too many of its results?
-- Grain:      unit × KPI (or *) × period × check
-- Parameters: $least_share (part of the results from which on a trap blocks)
with

leaf as (
    select
        trap_result.slug,
        -- A finding about a total concerns the cells of that unit, not those under it.
        case when trap_of_level.is_total then coalesce(trap_result.unit_id, 'root') end as only_unit,
        trap_touched_cell.unit_id,
        trap_touched_cell.kpi_id,
        trap_touched_cell.period_id,
        sum(trap_touched_cell.n_touched) as n_touched
    from trap_touched_cell
    inner join trap_result on trap_touched_cell.finding_no = trap_result.finding_no
    inner join trap_of_level on trap_result.slug = trap_of_level.slug
    where trap_result.status = 'trap'
    group by
        trap_result.slug,
        case when trap_of_level.is_total then coalesce(trap_result.unit_id, 'root') end,
        trap_touched_cell.unit_id,
        trap_touched_cell.kpi_id,
        trap_touched_cell.period_id
),

-- Each result counts for its own KPI and for all KPIs together.
counted as (
    select slug, only_unit, unit_id, kpi_id, period_id, n_touched from leaf where kpi_id is not null
    union all
    select slug, only_unit, unit_id, '*' as kpi_id, period_id, n_touched from leaf
),

cell as (
    select
        counted.slug,
        unit_closure.ancestor_id as unit_id,
        counted.kpi_id,
        counted.period_id,
        sum(counted.n_touched) as n_touched
    from counted
    inner join unit_closure on counted.unit_id = unit_closure.unit_id
    where counted.only_unit is null or counted.only_unit = unit_closure.ancestor_id
    group by counted.slug, unit_closure.ancestor_id, counted.kpi_id, counted.period_id
)

select
    cell.unit_id,
    cell.kpi_id,
    cell.period_id,
    cell.slug,
    trap_of_level.position,
    trap_of_level.is_target
from cell
inner join gap_cell
    on cell.unit_id = gap_cell.unit_id
    and cell.kpi_id = gap_cell.kpi_id
    and cell.period_id = gap_cell.period_id
inner join trap_of_level on cell.slug = trap_of_level.slug
where cell.n_touched >= $least_share * gap_cell.n_results
    and not gap_cell.is_withheld
order by cell.unit_id, cell.kpi_id, cell.period_id, cell.slug
