-- Question:   how are the ratings of each unit spread over the levels of their scale?
-- Grain:      unit of the ratings (root: the company) × period (* : all) × scale × level
-- Parameters: none
select
    rating_level.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    rating_level.period_id,
    rating_level.scale_key,
    rating_level.place,
    rating_level.level,
    rating_level.band_of,
    rating_level.n_ratings,
    rating_level.n_people,
    rating_level.n_people_of_unit,
    coalesce(diagnosis_unit.is_withheld, false) as is_withheld
from rating_level
inner join unit_tree on rating_level.unit_id = unit_tree.unit_id
left join diagnosis_unit on rating_level.unit_id = diagnosis_unit.unit_id
order by unit_tree.tree_order, rating_level.period_id, rating_level.scale_key, rating_level.place
