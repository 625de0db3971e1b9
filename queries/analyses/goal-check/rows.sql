-- Question:   how clear and how reachable are the goals of each unit below this one, KPI by KPI?
-- Grain:      unit of the goals in the branch × KPI (null without one) × version × lane, of one cycle
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
    goal_check.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    parent.name_zh as parent_zh,
    parent.name_en as parent_en,
    goal_check.period_id,
    goal_check.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    goal_check.kpi_version,
    goal_check.lane,
    goal_check.n_goals,
    goal_check.n_people,
    goal_check.n_texts,
    goal_check.weight,
    goal_check.known_weight,
    goal_check.clarity_weight,
    goal_check.no_criterion_weight,
    goal_check.basis,
    goal_check.chance,
    goal_check.chance_low,
    goal_check.chance_high,
    goal_check.n_periods,
    goal_check.n_now,
    goal_check.n_ever,
    goal_check.is_ceiling,
    goal_check.is_slack,
    goal_check.by_trap
from goal_check
inner join chosen on goal_check.period_id = chosen.period_id
inner join unit_closure on goal_check.unit_id = unit_closure.unit_id
inner join unit_tree on goal_check.unit_id = unit_tree.unit_id
left join unit_tree as parent on unit_tree.parent_id = parent.unit_id
left join kpi_current on goal_check.kpi_id = kpi_current.kpi_id
where unit_closure.ancestor_id = coalesce($unit::varchar, 'root')
order by unit_tree.tree_order, goal_check.kpi_id, goal_check.kpi_version, goal_check.lane
