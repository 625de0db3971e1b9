-- Question:   who set the goals of each unit, and how many of each kind were met?
-- Grain:      unit (every ancestor) × period × who set the goal
-- Parameters: none
select
    unit_closure.ancestor_id as unit_id,
    goal_row.period_id,
    case
        when goal_row.proposed_by in ('manager', 'admin') then 'imposed'
        when goal_row.proposed_by = 'both' then 'negotiated'
        when goal_row.proposed_by = 'employee' then 'proposed'
        else 'unknown'
    end as origin,
    cast(count(*) as integer) as n_goals,
    cast(case when count(goal_row.person_key) > 0 then count(distinct goal_row.person_key) end as integer) as n_people,
    cast(count(distinct case when unit_closure.distance = 0 then goal_row.person_key end) as integer) as n_own,
    sum(goal_row.weight) as weight,
    cast(count(goal_row.r) as integer) as n_judged,
    cast(sum(case when goal_row.r >= 1 - 1e-9 then 1 else 0 end) as integer) as n_met
from goal_row
inner join unit_closure on goal_row.unit_id = unit_closure.unit_id
where goal_row.lane = 'kpi'
group by
    unit_closure.ancestor_id,
    goal_row.period_id,
    case
        when goal_row.proposed_by in ('manager', 'admin') then 'imposed'
        when goal_row.proposed_by = 'both' then 'negotiated'
        when goal_row.proposed_by = 'employee' then 'proposed'
        else 'unknown'
    end
order by unit_id, period_id, origin
