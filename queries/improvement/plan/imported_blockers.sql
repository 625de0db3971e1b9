-- Question:   which difficulties were reported and have no answer, and which function owes it?
-- Grain:      reported difficulty without an answer; who reported it does not leave this file
-- Parameters: none
select
    unit_id,
    owner_function,
    blocker_code as cause,
    occurred_on as opened_on
from checkin
where kind = 'blocker'
    and answered_on is null
    and occurred_on is not null
order by unit_id, owner_function, cause, opened_on
