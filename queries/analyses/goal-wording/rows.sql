-- Question:   how do the texts read that a finding stands on, told without their owners?
-- Grain:      text × code, of all units in the branch; only from units where at least five people have goals with a text
-- Parameters: $unit (default the whole organisation)
select
    goal_wording.unit_id,
    goal_wording.code,
    goal_wording.position,
    goal_wording.text,
    goal_wording.check_json,
    goal_wording.n_people,
    goal_wording.last_period
from goal_wording
inner join unit_closure on goal_wording.unit_id = unit_closure.unit_id
where unit_closure.ancestor_id = coalesce($unit::varchar, 'root')
    and goal_wording.check_json is not null
order by goal_wording.code, goal_wording.position, goal_wording.unit_id
