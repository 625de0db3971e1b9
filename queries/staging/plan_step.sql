-- Question:   what does one load deliver for plan_step? Clean text becomes typed values; nothing else happens here.
-- Grain:      step of a plan, as delivered
-- Parameters: none
select
    nullif(tenant_id, '') as tenant_id,
    nullif(batch_id, '') as batch_id,
    nullif(source_id, '') as source_id,
    nullif(period_id, '') as period_id,
    cast(nullif(period_start, '') as date) as period_start,
    cast(nullif(period_end, '') as date) as period_end,
    nullif(src_file, '') as src_file,
    nullif(src_sheet, '') as src_sheet,
    cast(nullif(src_row, '') as integer) as src_row,
    nullif(src_group, '') as src_group,
    nullif(plan_id, '') as plan_id,
    cast(nullif(step_no, '') as integer) as step_no,
    nullif(text, '') as text,
    nullif(owner_side, '') as owner_side,
    cast(nullif(due_on, '') as date) as due_on,
    cast(nullif(done_on, '') as date) as done_on,
    nullif(owner_function, '') as owner_function,
    nullif(kind, '') as kind,
    nullif(goal_id, '') as goal_id
from raw.plan_step
