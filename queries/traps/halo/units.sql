-- Question:   in which unit does each rater of criteria mostly rate, and how many people do the raters of a unit rate?
-- Grain:      unit of the tree
-- Parameters: $fewest_criteria
with

form as (
    select
        review_id,
        period_id,
        person_no,
        unit_id,
        rater_no
    from trap_criterion
    where rater_no is not null
        and relation <> 'self'
        and coalesce(rater_no <> person_no, true)
        and max_score > 0
    group by review_id, period_id, person_no, unit_id, rater_no
    having count(*) >= $fewest_criteria
),

home as (
    select
        rater_no,
        unit_id
    from form
    group by rater_no, unit_id
    qualify row_number() over (partition by rater_no order by count(*) desc, unit_id) = 1
),

rated as (
    select
        home.unit_id,
        count(distinct form.person_no) as n_people,
        count(distinct home.rater_no) as n_raters
    from form
    inner join home on form.rater_no = home.rater_no
    group by home.unit_id
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    cast(coalesce(rated.n_people, 0) as integer) as n_people,
    cast(coalesce(rated.n_raters, 0) as integer) as n_raters
from unit_tree
left join rated on unit_tree.unit_id = rated.unit_id
order by unit_tree.unit_id
