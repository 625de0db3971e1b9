-- Question:   which results would the variance model leave out, if it left out what traps speak of?
-- Grain:      unit of the row × KPI × period of which a trap of level or split touches more than half
-- Parameters: none
select
    trap_touched_cell.unit_id,
    trap_touched_cell.kpi_id,
    trap_touched_cell.period_id
from trap_touched_cell
inner join trap_result on trap_touched_cell.finding_no = trap_result.finding_no
inner join trap_of_verdict on trap_result.slug = trap_of_verdict.slug
inner join trap_cell
    on trap_touched_cell.unit_id = trap_cell.unit_id
    and trap_touched_cell.kpi_id = trap_cell.kpi_id
    and trap_touched_cell.period_id = trap_cell.period_id
where trap_result.status = 'trap'
group by trap_touched_cell.unit_id, trap_touched_cell.kpi_id, trap_touched_cell.period_id
having max(trap_touched_cell.n_touched / trap_cell.n_rows) > 0.5
order by trap_touched_cell.unit_id, trap_touched_cell.kpi_id, trap_touched_cell.period_id
