-- Question:   how do the units hang together, and what are they called?
-- Grain:      unit of the tree
-- Parameters: none
select
    unit_id,
    parent_id,
    name_zh,
    name_en,
    depth
from unit_tree
order by tree_order
