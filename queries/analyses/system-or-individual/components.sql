-- Question:   how much of what differs lies between units, managers, roles, targets, periods and people?
-- Grain:      one row per fitted factor and one for the residual
-- Parameters: none
select
    factor,
    side,
    position,
    n_levels,
    variance,
    is_boundary,
    share,
    share_low,
    share_high,
    realised,
    realised_low,
    realised_high
from diagnosis_component
order by position, factor
