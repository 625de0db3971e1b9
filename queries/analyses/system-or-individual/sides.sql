-- Question:   how much of what differs belongs to the system, to people, and to noise?
-- Grain:      one row per side
-- Parameters: none
select
    side,
    realised,
    realised_low,
    realised_high
from diagnosis_side
order by side
