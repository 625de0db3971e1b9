-- Question:   how many actions of plans are linked to a goal?
-- Grain:      one row: actions and commitments of plans, all and those with a goal
-- Parameters: none
select
    cast(count(*) as integer) as n_actions,
    cast(count(goal_id) as integer) as n_linked
from plan_step
where coalesce(kind, 'action') in ('action', 'commitment')
order by n_actions
