-- Question:   what does the diagnosis say of each unit, how many people stand behind it, and what circumstance goes with its gap?
-- Grain:      unit × circumstance that is backed in it; one row without a circumstance where there is none
-- Parameters: none
with

people as (
    select
        unit_id,
        cast(max(n_people) as integer) as n_people
    from gap_cell
    where kpi_id = '*'
    group by unit_id
),

backed as (
    select unit_id, factor, grade
    from diagnosis_factor_unit
    where grade in ('tried', 'associated', 'reported')
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    coalesce(diagnosis_unit.n_people, people.n_people) as n_people,
    coalesce(diagnosis_unit.is_withheld, false) as is_withheld,
    diagnosis_unit.is_low,
    diagnosis_unit.verdict,
    backed.factor,
    backed.grade
from unit_tree
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
left join people on unit_tree.unit_id = people.unit_id
left join backed on unit_tree.unit_id = backed.unit_id
order by unit_tree.tree_order, unit_tree.unit_id, backed.factor
