-- Question:   in which units is pay tied to ratings or results, as far as the deliveries say?
-- Grain:      unit of the tree, where anything was delivered
-- Parameters: none
with

mentioned as (
    select
        coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
        count(review.coefficient) as n_coefficients,
        0 as n_incentives
    from review
    left join unit_place on review.unit_id = unit_place.unit_id
    group by coalesce(unit_place.place_id, review.unit_id, 'root')
    union all
    select
        coalesce(unit_place.place_id, context_factor.unit_id, 'root') as unit_id,
        0 as n_coefficients,
        count(context_factor.value) as n_incentives
    from context_factor
    left join unit_place on context_factor.unit_id = unit_place.unit_id
    where context_factor.factor = 'incentive'
    group by coalesce(unit_place.place_id, context_factor.unit_id, 'root')
)

select
    unit_id,
    cast(sum(n_coefficients) as integer) as n_coefficients,
    cast(sum(n_incentives) as integer) as n_incentives
from mentioned
group by unit_id
having sum(n_coefficients) + sum(n_incentives) > 0
order by unit_id
