-- Question:   which verdicts stand on results that a trap touches?
-- Grain:      unit whose verdict is "measurement trap"
-- Parameters: none
select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    diagnosis_unit.n_people,
    diagnosis_unit.subtype,
    diagnosis_unit.blocked_by
from diagnosis_unit
inner join unit_tree on diagnosis_unit.unit_id = unit_tree.unit_id
where diagnosis_unit.verdict = 'measurement_trap'
order by unit_tree.tree_order
