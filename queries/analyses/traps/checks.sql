-- Question:   which checks were run, with which thresholds, and what did each find?
-- Grain:      check, in the order in which they run
-- Parameters: none
select
    slug,
    family,
    position,
    version,
    unit_kind,
    status,
    reason,
    missing_column,
    n_trap,
    n_caution,
    n_pass,
    n_not_testable,
    thresholds,
    changed,
    changed_by,
    changed_on
from trap_check
order by position
