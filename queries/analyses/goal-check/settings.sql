-- Question:   by which figures did the goal check decide?
-- Grain:      setting
-- Parameters: none
select
    name,
    value
from goal_setting
order by name
