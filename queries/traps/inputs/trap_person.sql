-- Question:   which whole number stands for each person in the checks, and where does somebody belong?
-- Grain:      person
-- Parameters: none
-- The numbers follow the random keys, so they say nothing; they exist only while a snapshot is built. Home is the unit of most results.
with

mentioned as (
    select
        person_key,
        unit_id,
        count(*) as n_results
    from goal_gap
    where person_key is not null
    group by person_key, unit_id
    union all
    select
        review.person_key,
        coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
        0 as n_results
    from review
    left join unit_place on review.unit_id = unit_place.unit_id
    where review.person_key is not null
    union all
    select
        person_period.person_key,
        coalesce(unit_place.place_id, person_period.unit_id, 'root') as unit_id,
        0 as n_results
    from person_period
    left join unit_place on person_period.unit_id = unit_place.unit_id
    where person_period.person_key is not null
),

homes as (
    select
        person_key,
        unit_id as home_unit_id
    from mentioned
    group by person_key, unit_id
    qualify row_number() over (partition by person_key order by sum(n_results) desc, unit_id) = 1
),

others as (
    select manager_key as person_key from goal_gap where manager_key is not null
    union
    select rater_key from review where rater_key is not null
    union
    select manager_key from review where manager_key is not null
)

select
    coalesce(homes.person_key, others.person_key) as person_key,
    cast(row_number() over (order by coalesce(homes.person_key, others.person_key)) - 1 as integer) as person_no,
    homes.home_unit_id
from homes
full join others on homes.person_key = others.person_key
order by person_key
