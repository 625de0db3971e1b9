-- Question:   which targets of this unit were changed, and what does attainment say under both targets?
-- Grain:      period × class of change (kept: none), of the unit with all below it; the 13 periods of one kind up to the cycle
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
),

numbered as (
    select
        period.period_id,
        period.period_start,
        row_number() over (order by period.period_start desc, period.period_id desc) as place
    from period
    inner join chosen on period.kind = chosen.kind and period.period_start <= chosen.period_start
)

select
    goal_revision.period_id,
    numbered.period_start,
    goal_revision.class,
    goal_revision.is_withheld,
    goal_revision.n_goals,
    goal_revision.n_people,
    goal_revision.n_up,
    goal_revision.n_down,
    goal_revision.n_measured,
    goal_revision.n_met,
    goal_revision.n_met_original,
    goal_revision.sum_r,
    goal_revision.sum_r0
from goal_revision
inner join numbered on goal_revision.period_id = numbered.period_id
where goal_revision.unit_id = coalesce($unit::varchar, 'root')
    and numbered.place <= 13
order by numbered.period_start, goal_revision.period_id, goal_revision.class
