-- Question:   what limits what may be said, of the company and of each unit, and which checks have not run?
-- Grain:      one row per unit and limit; 'root' is the company
-- Parameters: none
select
    unit_id,
    position,
    code,
    factor,
    value
from diagnosis_limit
order by unit_id, position, code, factor
