-- Question:   which goals are OKR and which KPI, and how did each kind end?
-- Grain:      unit (every ancestor) × period × lane
-- Parameters: none
-- The bands are those of the progress of key results; the two lanes are never added up.
select
    unit_closure.ancestor_id as unit_id,
    goal_row.period_id,
    goal_row.lane,
    max(case when goal_row.is_lane_named then 1 else 0 end) = 1 as is_named,
    cast(count(*) as integer) as n_goals,
    cast(case when count(goal_row.person_key) > 0 then count(distinct goal_row.person_key) end as integer) as n_people,
    cast(count(distinct case when unit_closure.distance = 0 then goal_row.person_key end) as integer) as n_own,
    sum(goal_row.weight) as weight,
    cast(count(goal_row.r) as integer) as n_judged,
    cast(sum(case when goal_row.r >= 1 - 1e-9 then 1 else 0 end) as integer) as n_met,
    cast(sum(case when goal_row.r <= 0.05 then 1 else 0 end) as integer) as n_none,
    cast(sum(case when goal_row.r > 0.05 and goal_row.r < 0.4 then 1 else 0 end) as integer) as n_some,
    cast(sum(case when goal_row.r >= 0.4 and goal_row.r < 0.7 then 1 else 0 end) as integer) as n_most,
    cast(sum(case when goal_row.r >= 0.7 and goal_row.r < 1 - 1e-9 then 1 else 0 end) as integer) as n_nearly,
    cast(sum(case when goal_row.r >= 1 - 1e-9 then 1 else 0 end) as integer) as n_full
from goal_row
inner join unit_closure on goal_row.unit_id = unit_closure.unit_id
group by unit_closure.ancestor_id, goal_row.period_id, goal_row.lane
order by unit_closure.ancestor_id, goal_row.period_id, goal_row.lane
