-- Question:   how many units did each check find something at?
-- Grain:      check, in the order in which they run
-- Parameters: none
select
    slug,
    family,
    position,
    status,
    reason,
    missing_column,
    n_trap,
    n_caution,
    n_pass,
    n_not_testable,
    changed
from trap_check
order by position
