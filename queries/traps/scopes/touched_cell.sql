-- Question:   how many results of each unit, KPI and period does each finding speak of?
-- Grain:      finding × unit of the row × KPI × period
-- Parameters: none
-- A pattern names a unit (with all below it), a KPI and a period, or leaves them open; where it speaks of only some of the results
-- there, they are spread over its cells in proportion.
with

matched as (
    select
        trap_touched.finding_no,
        trap_cell.unit_id,
        trap_cell.kpi_id,
        trap_cell.period_id,
        trap_cell.n_rows,
        trap_cell.total_weight,
        coalesce(
            least(
                1.0,
                cast(trap_touched.n_rows as double)
                    / sum(trap_cell.n_rows) over (partition by trap_touched.finding_no, trap_touched.pattern_no)
            ),
            1.0
        ) as touched_part
    from trap_touched
    inner join unit_closure on coalesce(trap_touched.unit_id, 'root') = unit_closure.ancestor_id
    inner join trap_cell
        on unit_closure.unit_id = trap_cell.unit_id
        and (trap_touched.kpi_id is null or trap_touched.kpi_id = trap_cell.kpi_id)
        and (trap_touched.period_id is null or trap_touched.period_id = trap_cell.period_id)
)

select
    finding_no,
    unit_id,
    kpi_id,
    period_id,
    max(n_rows) * least(1.0, sum(touched_part)) as n_touched,
    max(total_weight) * least(1.0, sum(touched_part)) as touched_weight
from matched
group by finding_no, unit_id, kpi_id, period_id
order by finding_no, unit_id, kpi_id, period_id
