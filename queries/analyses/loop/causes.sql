-- Question:   which measured circumstances go with the gap of each unit?
-- Grain:      unit × circumstance with evidence
-- Parameters: none
select
    unit_id,
    factor,
    grade
from diagnosis_factor_unit
where grade in ('tried', 'associated', 'reported')
order by unit_id, factor
