-- Question:   in which unit does each rater mostly rate, and how many people do the raters of a unit rate?
-- Grain:      unit of the tree
-- Parameters: none
select
    unit_id,
    parent_id,
    n_people,
    n_raters,
    n_with_result
from trap_rated_unit
order by unit_id
