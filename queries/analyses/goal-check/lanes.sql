-- Question:   which goals of this unit are KPI and which OKR, and how did each kind end?
-- Grain:      lane, of the unit with all below it, in one cycle
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
    goal_lane.lane,
    goal_lane.is_named,
    goal_lane.is_withheld,
    goal_lane.n_goals,
    goal_lane.n_people,
    goal_lane.weight,
    goal_lane.n_judged,
    goal_lane.n_met,
    goal_lane.n_none,
    goal_lane.n_some,
    goal_lane.n_most,
    goal_lane.n_nearly,
    goal_lane.n_full
from goal_lane
inner join chosen on goal_lane.period_id = chosen.period_id
where goal_lane.unit_id = coalesce($unit::varchar, 'root')
order by goal_lane.lane
