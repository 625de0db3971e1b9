-- Question:   where on their scale do the ratings of each unit lie?
-- Grain:      scale × unit × tenth of the scale (0 … 9 from the lowest rating, 10: the highest place itself)
-- Parameters: none
-- Level scales have a class for each level instead, from 1.
with

rated as (
    select
        scale_key,
        unit_id,
        person_no,
        value,
        is_score,
        scale_max,
        min(value) over (partition by scale_key) as bottom_value
    from trap_rating
    where is_overall
        or is_by_rater
)

select
    scale_key,
    unit_id,
    is_score,
    cast(case
        when not is_score then value
        when value >= scale_max then 10
        else floor(10 * (value - bottom_value) / nullif(scale_max - bottom_value, 0))
    end as integer) as place,
    cast(count(*) as integer) as n
from rated
where scale_max > bottom_value
group by
    scale_key,
    unit_id,
    is_score,
    cast(case
        when not is_score then value
        when value >= scale_max then 10
        else floor(10 * (value - bottom_value) / nullif(scale_max - bottom_value, 0))
    end as integer)
order by scale_key, unit_id, place
