-- Question:   which findings stand on the goals of this unit, and how much do these weigh?
-- Grain:      code, of the unit with all below it, in one cycle
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
    goal_finding.code,
    min(goal_finding.letter) as letter,
    min(goal_finding.firmness) as firmness,
    cast(sum(goal_finding.n_goals) as integer) as n_goals,
    sum(goal_finding.weight) as weight
from goal_finding
inner join chosen on goal_finding.period_id = chosen.period_id
inner join unit_closure on goal_finding.unit_id = unit_closure.unit_id
where unit_closure.ancestor_id = coalesce($unit::varchar, 'root')
group by goal_finding.code
order by goal_finding.code
