-- Question:   what has the company promised to plans of units and not done yet?
-- Grain:      open step of the company
-- Parameters: none
select
    plan_step.plan_id,
    plan_step.step_no,
    plan_step.text,
    plan_step.owner_function,
    plan_step.due_on
from plan_step
where plan_step.owner_side = 'company'
    and plan_step.due_on is not null
    and plan_step.done_on is null
order by plan_step.plan_id, plan_step.step_no
