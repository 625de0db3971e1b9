-- Question:   which units are the rows of the heatmap?
-- Grain:      one row per unit shown, in organisation-chart order
-- Parameters: $unit (default the whole organisation)
-- Whole levels are shown while they fit into 200 rows (HEATMAP_ROWS); the children are always shown.
with

branch as (
    select
        unit_id,
        distance
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
),

levels as (
    select
        distance,
        sum(count(*)) over (order by distance) as n_units_so_far
    from branch
    group by distance
),

extent as (
    select
        max(case when n_units_so_far <= 200 or distance <= 1 then distance end) as shown_distance,
        max(distance) as deepest_distance
    from levels
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    branch.distance::integer as distance,
    unit_tree.tree_order,
    (extent.deepest_distance > extent.shown_distance) as is_collapsed
from branch
inner join unit_tree on branch.unit_id = unit_tree.unit_id
cross join extent
where branch.distance <= extent.shown_distance
order by unit_tree.tree_order, unit_tree.unit_id
