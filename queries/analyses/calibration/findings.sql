-- Question:   what did the checks of ratings find, in numbers of units?
-- Grain:      check of the family of ratings
-- Parameters: none
select
    slug,
    status,
    reason,
    missing_column,
    n_trap,
    n_caution
from trap_check
where family = 'rating'
order by position
