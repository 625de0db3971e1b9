-- Question:   on which days was anybody of a unit spoken with?
-- Grain:      unit (every ancestor) × day
-- Parameters: none
select distinct
    unit_closure.ancestor_id as unit_id,
    coalesce(checkin.occurred_on, checkin.period_end) as day
from checkin
inner join unit_closure on checkin.unit_id = unit_closure.unit_id
where coalesce(checkin.kind, 'check_in') not in ('blocker', 'proposal')
    and coalesce(checkin.n, 1) > 0
    and coalesce(checkin.occurred_on, checkin.period_end) is not null
order by unit_id, day
