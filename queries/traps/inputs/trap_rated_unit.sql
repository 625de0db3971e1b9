-- Question:   in which unit does each rater mostly rate, and how many people do the raters of a unit rate?
-- Grain:      unit of the tree
-- Parameters: none
-- n_with_result counts the ratings of people who have results in that time.
with

home as (
    select
        rater_no,
        unit_id
    from trap_rating
    where is_by_rater
        and rater_no is not null
    group by rater_no, unit_id
    qualify row_number() over (partition by rater_no order by count(*) desc, unit_id) = 1
),

rated as (
    select
        home.unit_id,
        count(distinct trap_rating.person_no) as n_people,
        count(distinct home.rater_no) as n_raters,
        count(trap_rating.zc_mean) as n_with_result
    from trap_rating
    inner join home on trap_rating.rater_no = home.rater_no
    where trap_rating.is_by_rater
    group by home.unit_id
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    cast(coalesce(rated.n_people, 0) as integer) as n_people,
    cast(coalesce(rated.n_raters, 0) as integer) as n_raters,
    cast(coalesce(rated.n_with_result, 0) as integer) as n_with_result
from unit_tree
left join rated on unit_tree.unit_id = rated.unit_id
order by unit_tree.unit_id
