-- Question:   which units does the lattice protect in a period that the model has rows of?
-- Grain:      unit (every ancestor)
-- Parameters: none
-- What a unit shows over all periods, less what its cells show period by period, is what the protected cells hide.
with

unit_period as (
    select distinct
        unit_closure.ancestor_id as unit_id,
        model_row.period_id
    from model_row
    inner join unit_closure on model_row.unit_id = unit_closure.unit_id
)

select distinct gap_cell.unit_id
from gap_cell
inner join unit_period
    on gap_cell.unit_id = unit_period.unit_id
    and gap_cell.period_id = unit_period.period_id
where gap_cell.kpi_id = '*'
    and gap_cell.level = 'person'
    and gap_cell.is_withheld
order by gap_cell.unit_id
