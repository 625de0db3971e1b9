-- Question:   how far from target is each unit, in each period, on each KPI and on all together?
-- Grain:      unit (every ancestor) × KPI or '*' × period: the published lattice
-- Parameters: none
-- Needs cell_judgement(cell_no, signal, is_withheld), which the build computes from unjudged_cell.
select
    unjudged_cell.unit_id,
    unjudged_cell.kpi_id,
    unjudged_cell.period_id,
    unjudged_cell.period_start,
    unjudged_cell.level,
    unjudged_cell.n_people,
    unjudged_cell.n_results,
    unjudged_cell.n_goals,
    unjudged_cell.n_judged,
    unjudged_cell.n_met,
    unjudged_cell.mean_gap_ratio,
    unjudged_cell.sd_gap_ratio,
    unjudged_cell.half_width_ratio,
    unjudged_cell.actual_value,
    unjudged_cell.target_value,
    unjudged_cell.n_missing_actual,
    unjudged_cell.n_missing_target,
    unjudged_cell.n_zero_target,
    unjudged_cell.n_no_direction,
    cell_judgement.signal,
    cell_judgement.is_withheld,
    -- Filled in when the data traps have been checked.
    cast(null as varchar) as blocked_by,
    false as is_target_blocked
from unjudged_cell
inner join cell_judgement on unjudged_cell.cell_no = cell_judgement.cell_no
order by unjudged_cell.cell_no
