-- Question:   which units lie below each unit?
-- Grain:      ancestor × unit below it, itself included
-- Parameters: none
-- A delivered unit that is the root under another name (unit_place) also lies at distance 0 below the root.
with recursive

ascent as (
    select
        unit_id as ancestor_id,
        unit_id,
        0 as distance
    from unit_tree
    union all
    select
        unit_tree.parent_id as ancestor_id,
        ascent.unit_id,
        ascent.distance + 1 as distance
    from ascent
    inner join unit_tree on ascent.ancestor_id = unit_tree.unit_id
    where unit_tree.parent_id is not null
),

lines as (
    select ancestor_id, unit_id, distance from ascent
    union all
    select place_id as ancestor_id, unit_id, 0 as distance from unit_place where place_id <> unit_id
)

select
    ancestor_id,
    unit_id,
    cast(distance as integer) as distance
from lines
order by ancestor_id, distance, unit_id
