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
    case when cancelled.status is null then coalesce(plan.started_on, plan.starts_on) end as start_on,
    -- What was called off disturbs no comparison: it ended before any data.
    case
        when cancelled.status is null then coalesce(plan.closed_on, plan.ends_on)
        else date '1900-01-01'
    end as end_on,
    plan.cost,
    plan.hours,
    $plan::varchar is null or plan.plan_id = $plan::varchar as is_asked
from plan
-- A unit that stands for the whole company under another name.
left join unit_closure
    on plan.unit_id = unit_closure.unit_id
    and unit_closure.distance = 0
    and unit_closure.ancestor_id <> unit_closure.unit_id
left join (
    values ('cancelled'), ('canceled'), ('not started'), ('draft'), ('取消'), ('已取消'), ('作废'), ('未启动'), ('草稿')
) as cancelled (status)
    on lower(plan.status) = cancelled.status
    and plan.started_on is null
where plan.plan_id is not null
order by plan.plan_id, unit_id, plan.person_key
