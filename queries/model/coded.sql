-- Question:   which codes and which response has each row, in the columns that the count tables are asked for?
-- Grain:      one row of the variance model; f0 … f7 in the order of the factors of the diagnosis
-- Parameters: none
select
    department as f0,
    department_period as f1,
    manager as f2,
    role as f3,
    goal as f4,
    period as f5,
    person as f6,
    person_period as f7,
    0 as f8,
    0 as f9,
    0 as f10,
    0 as f11,
    gap_z as y
from model_row
order by person_period, goal, department, manager, role, y, gap_ratio
