-- Question:   which records of plan_step stand, after corrections and repeated deliveries?
-- Grain:      step of a plan; of several deliveries of one natural key the newest
-- Parameters: none
select
    plan_step.tenant_id,
    plan_step.batch_id,
    plan_step.source_id,
    plan_step.period_id,
    plan_step.period_start,
    plan_step.period_end,
    plan_step.src_file,
    plan_step.src_sheet,
    plan_step.src_row,
    plan_step.src_group,
    plan_step.plan_id,
    plan_step.step_no,
    plan_step.text,
    plan_step.owner_side,
    plan_step.due_on,
    plan_step.done_on,
    plan_step.owner_function,
    plan_step.kind,
    plan_step.goal_id
from stored.plan_step as plan_step
inner join stored.load as load on plan_step.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            plan_step.plan_id,
            plan_step.step_no
        order by load.seq desc, plan_step.src_sheet, plan_step.src_row
    ) = 1
order by
    plan_step.plan_id,
    plan_step.step_no
