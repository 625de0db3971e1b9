-- Question:   which units are there, and what do traps do to the verdict on each?
-- Grain:      unit
-- Parameters: none
select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    coalesce(diagnosis_unit.is_withheld, false) as is_withheld,
    case when diagnosis_unit.verdict = 'measurement_trap' then diagnosis_unit.subtype end as subtype,
    diagnosis_unit.blocked_by
from unit_tree
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
order by unit_tree.tree_order, unit_tree.unit_id
