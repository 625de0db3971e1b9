-- Question:   which plans of units were written, what does each rest on, how far has it come, and what was its outcome?
-- Grain:      plan × unit
-- Parameters: none
-- Plans of persons are only counted (company.sql).
select
    plan.plan_id,
    coalesce(place.ancestor_id, plan.unit_id, 'root') as unit_id,
    plan.programme,
    plan.cause_code,
    coalesce(plan.remedy_code, plan.type) as remedy_code,
    plan.evidence_kinds,
    plan.starts_on,
    plan.started_on,
    plan.ends_on,
    plan.closed_on,
    plan.acknowledged_on,
    plan.status,
    plan.lesson,
    plan.kpi_id,
    plan.co_authored,
    plan_outcome.verdict,
    plan_outcome.corrected
from plan
left join unit_closure as place
    on plan.unit_id = place.unit_id
    and place.ancestor_id = 'root'
    and place.distance = 0
left join plan_outcome on plan.plan_id = plan_outcome.plan_id
where plan.plan_id is not null
    and plan.person_key is null
    and coalesce(plan.subject_type, 'unit') <> 'person'
order by plan.plan_id, unit_id
