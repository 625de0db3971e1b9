-- Question:   which circumstances are recorded, in what unit, and what does a high value mean?
-- Grain:      circumstance
-- Parameters: none
-- Figures in several units of measure cannot be averaged: the unit with most records is used, the others are left out. Hours and
-- money spent on appraising and improving, and who had which incentive, are no circumstances of the work: see analyses/loop.
with

by_measure as (
    select
        factor,
        coalesce(unit, '') as measure,
        case when min(higher_is) = max(higher_is) then min(higher_is) end as higher_is,
        case when min(source) = max(source) then min(source) end as source,
        count(value) as n_values,
        count(*) as n_records
    from context_factor
    where factor is not null
        and factor not in (
            'appraise_hours', 'improve_hours', 'appraise_cost', 'improve_cost',
            'incentive_material', 'incentive_promotion', 'incentive_recognition'
        )
    group by factor, coalesce(unit, '')
)

select
    factor,
    nullif(measure, '') as measure_unit,
    higher_is,
    source,
    cast(n_values as integer) as n_values
from by_measure
qualify row_number() over (partition by factor order by n_values desc, n_records desc, measure) = 1
order by factor
