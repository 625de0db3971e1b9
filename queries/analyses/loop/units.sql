-- Question:   which units are there, who lies below the one asked for, and what does the diagnosis say of each?
-- Grain:      unit of the tree
-- Parameters: $unit (default the whole organisation)
with

people as (
    select
        unit_closure.ancestor_id as unit_id,
        count(distinct person_gap.person_key) as n_people,
        max(case when unit_closure.distance = 0 then 1 else 0 end) as has_people
    from person_gap
    inner join unit_closure on person_gap.unit_id = unit_closure.unit_id
    where person_gap.kpi_id = '*'
    group by unit_closure.ancestor_id
),

protected as (
    select
        unit_id,
        bool_or(is_withheld) as is_withheld
    from gap_cell
    where kpi_id = '*'
    group by unit_id
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    cast(people.n_people as integer) as n_people,
    coalesce(people.has_people = 1, false) as has_people,
    coalesce(diagnosis_unit.is_withheld, protected.is_withheld, false) as is_withheld,
    diagnosis_unit.verdict,
    inside.unit_id is not null as is_inside,
    unit_tree.unit_id = coalesce($unit::varchar, 'root') as is_asked
from unit_tree
left join people on unit_tree.unit_id = people.unit_id
left join protected on unit_tree.unit_id = protected.unit_id
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
left join unit_closure as inside
    on unit_tree.unit_id = inside.unit_id
    and inside.ancestor_id = coalesce($unit::varchar, 'root')
order by unit_tree.tree_order, unit_tree.unit_id
