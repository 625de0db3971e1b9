-- Question:   which cells of the published lattice are protected in this snapshot?
-- Grain:      one row per protected cell
-- Parameters: none
select
    unit_id,
    kpi_id,
    period_id
from gap_cell
where is_withheld
order by unit_id, kpi_id, period_id
