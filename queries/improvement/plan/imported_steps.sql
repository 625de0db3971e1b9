-- Question:   which steps do the delivered plans have?
-- Grain:      step of a plan
-- Parameters: none
select
    plan_id,
    step_no,
    text,
    owner_side,
    owner_function,
    kind,
    due_on,
    done_on
from plan_step
order by plan_id, step_no
