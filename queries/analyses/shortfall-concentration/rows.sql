-- Question:   does the shortfall of one unit sit with few of its people or with most, and what would chance alone give?
-- Grain:      one row: the unit, with null figures where nothing was worked out
-- Parameters: $unit (default the whole organisation)
select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    diagnosis_unit.is_withheld,
    diagnosis_unit.n_people as n_people_of_unit,
    diagnosis_concentration.n_people,
    diagnosis_concentration.n_tenth,
    diagnosis_concentration.tenth_share,
    diagnosis_concentration.chance_share,
    diagnosis_concentration.chance_low,
    diagnosis_concentration.chance_high
from unit_tree
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
left join diagnosis_concentration on unit_tree.unit_id = diagnosis_concentration.unit_id
where unit_tree.unit_id = coalesce($unit::varchar, 'root')
order by unit_tree.unit_id
