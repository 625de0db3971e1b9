-- Question:   which units stand above this one, and what is it called?
-- Grain:      one row per ancestor, the unit itself (distance 0) included
-- Parameters: $unit (default the whole organisation)
select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_closure.distance
from unit_closure
inner join unit_tree on unit_closure.ancestor_id = unit_tree.unit_id
where unit_closure.unit_id = coalesce($unit::varchar, 'root')
order by unit_closure.distance, unit_tree.unit_id
