-- Question:   which codes, which scaled gap and which plain gap has each row of the variance model?
-- Grain:      one goal result of a person that enters the model; goals of one employee and period stand together
-- Parameters: none
select
    department,
    department_period,
    manager,
    role,
    goal,
    period,
    person,
    person_period,
    gap_z,
    gap_ratio
from model_row
order by person_period, goal, department, manager, role, gap_z, gap_ratio
