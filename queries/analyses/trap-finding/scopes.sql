-- Question:   on which units does each trap block its claims, and what would their verdict be without it?
-- Grain:      finding of the check × unit
-- Parameters: $trap (default any)
select
    trap_scope.finding_no,
    trap_scope.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    trap_scope.touched_share,
    trap_scope.because,
    case when diagnosis_unit.verdict = 'measurement_trap' then diagnosis_unit.unblocked_verdict end as unblocked_verdict,
    diagnosis_unit.verdict_without
from trap_scope
inner join unit_tree on trap_scope.unit_id = unit_tree.unit_id
left join diagnosis_unit on trap_scope.unit_id = diagnosis_unit.unit_id
where ($trap::varchar is null or trap_scope.slug = $trap::varchar)
    and coalesce(diagnosis_unit.is_withheld, false) = false
order by trap_scope.finding_no, unit_tree.tree_order
