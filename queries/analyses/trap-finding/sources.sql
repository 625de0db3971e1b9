-- Question:   in which files and rows of the deliveries do the results stand that each finding speaks of?
-- Grain:      finding of the check × load × period
-- Parameters: $trap (default any)
-- The rows are those of the units, KPIs and periods concerned; where a finding speaks of some of them only, it says how many.
select
    trap_touched.finding_no,
    goal_gap.batch_id,
    min(batch.file_name) as file_name,
    goal_gap.period_id,
    min(goal_gap.period_start) as period_start,
    cast(count(distinct goal_gap.src_row) as integer) as n_rows,
    min(goal_gap.src_row) as first_row,
    max(goal_gap.src_row) as last_row
from trap_result
inner join trap_touched on trap_result.finding_no = trap_touched.finding_no
inner join unit_closure on coalesce(trap_touched.unit_id, 'root') = unit_closure.ancestor_id
inner join goal_gap
    on unit_closure.unit_id = goal_gap.unit_id
    and (trap_touched.kpi_id is null or trap_touched.kpi_id = goal_gap.kpi_id)
    and (trap_touched.period_id is null or trap_touched.period_id = goal_gap.period_id)
inner join batch on goal_gap.batch_id = batch.batch_id
where ($trap::varchar is null or trap_result.slug = $trap::varchar)
    and trap_result.status in ('trap', 'caution')
group by trap_touched.finding_no, goal_gap.batch_id, goal_gap.period_id
order by trap_touched.finding_no, period_start, goal_gap.period_id, goal_gap.batch_id
