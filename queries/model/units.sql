-- Question:   how is the organisation built, parents before children?
-- Grain:      unit
-- Parameters: none
select
    unit_id,
    parent_id
from unit_tree
order by tree_order
