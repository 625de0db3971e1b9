-- Question:   which plans of units are there, how far are they, and how was their outcome judged? Plans of persons are left out.
-- Grain:      plan × unit
-- Parameters: none
select
    plan.plan_id,
    coalesce(plan.unit_id, 'root') as unit_id,
    min(plan.programme) as programme,
    min(plan.type) as plan_type,
    min(plan.cause_code) as cause,
    min(plan.remedy_code) as remedy,
    min(plan.owner_function) as owner_function,
    min(plan.starts_on) as starts_on,
    min(plan.started_on) as started_on,
    max(plan.ends_on) as ends_on,
    max(plan.closed_on) as closed_on,
    min(plan.status) as status,
    min(plan_outcome.verdict) as outcome
from plan
-- One row per plan: nothing is multiplied.
left join plan_outcome on plan.plan_id = plan_outcome.plan_id
where plan.person_key is null
    and coalesce(plan.subject_type, 'unit') <> 'person'
    and plan.plan_id is not null
group by plan.plan_id, coalesce(plan.unit_id, 'root')
order by plan.plan_id, unit_id
