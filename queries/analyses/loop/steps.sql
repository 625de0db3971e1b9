-- Question:   what was promised in the plans of units, by which side, until when, and was it done?
-- Grain:      step of a plan
-- Parameters: none
select
    plan_step.plan_id,
    plan_step.step_no,
    plan_step.text,
    plan_step.owner_side,
    plan_step.owner_function,
    plan_step.due_on,
    plan_step.done_on
from plan_step
where plan_step.plan_id in (
        select plan.plan_id
        from plan
        where plan.person_key is null
            and coalesce(plan.subject_type, 'unit') <> 'person'
    )
order by plan_step.plan_id, plan_step.step_no
