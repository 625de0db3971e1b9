-- Question:   what else happened, and where?
-- Grain:      dated event
-- Parameters: none
select
    event_id,
    unit_id,
    kind,
    starts_on,
    label
from event
where starts_on is not null
order by starts_on, event_id
