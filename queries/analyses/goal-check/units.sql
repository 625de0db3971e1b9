-- Question:   which unit is asked for, and which lie directly below it?
-- Grain:      unit at distance 0 or 1 × unit of goals below it
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
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    above.distance,
    below.unit_id as of_unit_id,
    gap_cell.n_people
from unit_closure as above
inner join unit_tree on above.unit_id = unit_tree.unit_id
inner join unit_closure as below on above.unit_id = below.ancestor_id
cross join chosen
left join gap_cell
    on above.unit_id = gap_cell.unit_id
    and gap_cell.kpi_id = '*'
    and gap_cell.period_id = chosen.period_id
where above.ancestor_id = coalesce($unit::varchar, 'root')
    and above.distance <= 1
    and below.unit_id in (
        select goal_check.unit_id
        from goal_check
        inner join chosen on goal_check.period_id = chosen.period_id
    )
order by unit_tree.tree_order, below.unit_id
