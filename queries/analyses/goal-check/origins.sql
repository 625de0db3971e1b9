-- Question:   who set the goals of this unit, and how many of each kind were met?
-- Grain:      who set the goal, of the unit with all below it, in one cycle
-- Parameters: $unit (default the whole organisation), $cycle
-- The cycle asked for; else the newest with goals.
with

chosen as (
    select
        period.period_id,
        period.period_start,
        period.kind
    from period
    inner join goal_lane on period.period_id = goal_lane.period_id
    where $cycle::varchar is null or period.period_id = $cycle::varchar
    group by period.period_id, period.period_start, period.period_end, period.kind
    order by period.period_end desc, period.period_start desc, period.period_id
    limit 1
)

select
    goal_origin.origin,
    goal_origin.is_withheld,
    goal_origin.n_goals,
    goal_origin.n_people,
    goal_origin.weight,
    goal_origin.n_judged,
    goal_origin.n_met
from goal_origin
inner join chosen on goal_origin.period_id = chosen.period_id
where goal_origin.unit_id = coalesce($unit::varchar, 'root')
order by goal_origin.origin
