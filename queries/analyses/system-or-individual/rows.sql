-- Question:   how does the shortfall of the company and of each unit split into common, conditions, individual and fluctuation?
-- Grain:      one row per unit in scope: the company, the unit asked for and those directly below it (without a unit asked for:
--             every unit); figures are null for a unit without results of people
-- Parameters: $unit (default every unit)
with

scope as (
    select
        unit_id,
        min(distance) as distance
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
        and ($unit::varchar is null or distance <= 1)
    group by unit_id
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    scope.unit_id is not null as is_in_scope,
    coalesce(unit_tree.unit_id = $unit::varchar, false) as is_asked_for,
    diagnosis_unit.unit_id is not null as has_diagnosis,
    diagnosis_unit.n_people,
    diagnosis_unit.n_person_periods,
    diagnosis_unit.n_rows,
    diagnosis_unit.n_periods,
    diagnosis_unit.n_managers,
    diagnosis_unit.is_withheld,
    diagnosis_unit.is_low,
    diagnosis_unit.verdict,
    diagnosis_unit.subtype,
    diagnosis_unit.blocked_by,
    diagnosis_unit.unblocked_verdict,
    diagnosis_unit.verdict_without,
    diagnosis_unit.reason,
    diagnosis_unit.named_factor,
    diagnosis_unit.gap_ratio,
    diagnosis_unit.gap_z,
    diagnosis_unit.average_gap_z,
    diagnosis_unit.average_gap_z_low,
    diagnosis_unit.average_gap_z_high,
    diagnosis_unit.shortfall,
    diagnosis_unit.common,
    diagnosis_unit.common_low,
    diagnosis_unit.common_high,
    diagnosis_unit.conditions,
    diagnosis_unit.conditions_low,
    diagnosis_unit.conditions_high,
    diagnosis_unit.individual,
    diagnosis_unit.individual_low,
    diagnosis_unit.individual_high,
    diagnosis_unit.fluctuation,
    diagnosis_unit.fluctuation_low,
    diagnosis_unit.fluctuation_high,
    diagnosis_unit.q,
    diagnosis_unit.q_low,
    diagnosis_unit.q_high,
    diagnosis_unit.q_diff,
    diagnosis_unit.q_diff_low,
    diagnosis_unit.q_diff_high
from unit_tree
left join scope on unit_tree.unit_id = scope.unit_id
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
where unit_tree.unit_id = 'root'
    or (scope.unit_id is not null and (diagnosis_unit.unit_id is not null or scope.distance = 0))
order by unit_tree.tree_order, unit_tree.unit_id
