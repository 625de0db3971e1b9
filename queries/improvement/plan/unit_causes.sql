-- Question:   how well is each circumstance backed in each unit, and what does the diagnosis of the unit say?
-- Grain:      unit × circumstance; one row without a circumstance where the unit has none
-- Parameters: none
select
    diagnosis_unit.unit_id,
    diagnosis_unit.verdict,
    diagnosis_factor_unit.factor,
    diagnosis_factor_unit.grade
from diagnosis_unit
left join diagnosis_factor_unit on diagnosis_unit.unit_id = diagnosis_factor_unit.unit_id
union all
select
    'root' as unit_id,
    cast(null as varchar) as verdict,
    diagnosis_factor.factor,
    diagnosis_factor.grade
from diagnosis_factor
order by unit_id, factor, grade
