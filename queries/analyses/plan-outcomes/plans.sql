-- Question:   which plans were delivered, for whom, and from when?
-- Grain:      plan × unit × person
-- Parameters: $plan (only its outcome is wanted; the others still say who is no comparison)
select
    plan.plan_id,
    coalesce(unit_closure.ancestor_id, plan.unit_id) as unit_id,
    plan.person_key,
    plan.programme,
    plan.type,
    plan.cause_code,
    plan.remedy_code,
    plan.kpi_id,
    coalesce(plan.started_on, plan.starts_on) as start_on,
    coalesce(plan.closed_on, plan.ends_on) as end_on,
    plan.cost,
    plan.hours,
    $plan::varchar is null or plan.plan_id = $plan::varchar as is_asked
from plan
-- A unit that stands for the whole company under another name.
left join unit_closure
    on plan.unit_id = unit_closure.unit_id
    and unit_closure.distance = 0
    and unit_closure.ancestor_id <> unit_closure.unit_id
where plan.plan_id is not null
order by plan.plan_id, unit_id, plan.person_key
