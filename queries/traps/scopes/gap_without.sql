-- Question:   what is the gap of each finding's scope as published, and without the cells that the finding mostly speaks of?
-- Grain:      finding of status trap with a published cell
-- Parameters: none
-- Made of published cells alone, so it says nothing that they do not: cells weigh by their results; a cell leaves when the finding
-- speaks of more than half of it. Without any cell left there is no second figure.
with

scope as (
    select
        finding_no,
        coalesce(unit_id, 'root') as unit_id,
        kpi_id
    from trap_result
    where status = 'trap'
),

touched as (
    select
        scope.finding_no,
        trap_touched_cell.kpi_id,
        trap_touched_cell.period_id,
        sum(trap_touched_cell.n_touched) as n_touched
    from scope
    inner join trap_touched_cell on scope.finding_no = trap_touched_cell.finding_no
    inner join unit_closure
        on scope.unit_id = unit_closure.ancestor_id
        and trap_touched_cell.unit_id = unit_closure.unit_id
    group by scope.finding_no, trap_touched_cell.kpi_id, trap_touched_cell.period_id
),

cell as (
    select
        scope.finding_no,
        gap_cell.n_goals,
        gap_cell.mean_gap_ratio,
        coalesce(touched.n_touched, 0) > 0.5 * gap_cell.n_results as is_touched
    from scope
    inner join gap_cell
        on scope.unit_id = gap_cell.unit_id
        and gap_cell.kpi_id <> '*'
        and (scope.kpi_id is null or scope.kpi_id = gap_cell.kpi_id)
    left join touched
        on scope.finding_no = touched.finding_no
        and gap_cell.kpi_id = touched.kpi_id
        and gap_cell.period_id = touched.period_id
    where not gap_cell.is_withheld
        and gap_cell.n_goals > 0
        and gap_cell.mean_gap_ratio is not null
)

select
    finding_no,
    sum(n_goals * mean_gap_ratio) / sum(n_goals) as gap_as_is,
    sum(case when not is_touched then n_goals * mean_gap_ratio end)
        / nullif(sum(case when not is_touched then n_goals end), 0) as gap_without
from cell
group by finding_no
order by finding_no
