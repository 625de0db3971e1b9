-- Question:   which unit does each department code stand for?
-- Grain:      department code
-- Parameters: none
select key_1 as unit_id
from model_code
where factor = 'department'
order by code
