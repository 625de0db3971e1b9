-- Question:   on which units does a trap stand where a verdict was given, and which?
-- Grain:      unit with a verdict × check whose claims include the level or the split there
-- Parameters: none
-- A check of person-side claims leaves the verdict that the system dominates as it is.
select
    diagnosis_unit.unit_id,
    trap_scope.slug,
    min(trap_of_verdict.position) as position,
    sum(case when trap_of_verdict.is_target then trap_scope.touched_weight_share else 0.0 end) as target_weight_share
from diagnosis_unit
inner join trap_scope on diagnosis_unit.unit_id = trap_scope.unit_id
inner join trap_of_verdict on trap_scope.slug = trap_of_verdict.slug
where diagnosis_unit.verdict is not null
    and diagnosis_unit.verdict <> 'withheld'
    and (not trap_of_verdict.is_person_side or diagnosis_unit.verdict in ('within_group', 'mixed'))
group by diagnosis_unit.unit_id, trap_scope.slug
order by diagnosis_unit.unit_id, position
