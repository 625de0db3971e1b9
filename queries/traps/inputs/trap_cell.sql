-- Question:   how many results and how much weight has each unit, KPI and period?
-- Grain:      unit of the row × KPI (null: without one) × period
-- Parameters: none
-- Goals without a weight count equally, as if each weighed one.
select
    unit_id,
    kpi_id,
    period_id,
    cast(count(*) as integer) as n_rows,
    sum(coalesce(weight, 1.0)) as total_weight
from trap_fact
group by unit_id, kpi_id, period_id
order by unit_id, kpi_id, period_id
