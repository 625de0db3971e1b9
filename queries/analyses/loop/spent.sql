-- Question:   what was spent on appraising and on improving, for how many months of people?
-- Grain:      unit that the record names × what was spent
-- Parameters: none
with

spent as (
    select
        coalesce(place.ancestor_id, context_factor.unit_id, 'root') as unit_id,
        context_factor.factor,
        sum(context_factor.value) as total,
        min(context_factor.period_start) as from_day,
        max(context_factor.period_end) as to_day
    from context_factor
    left join unit_closure as place
        on context_factor.unit_id = place.unit_id
        and place.ancestor_id = 'root'
        and place.distance = 0
    where context_factor.factor in ('appraise_hours', 'improve_hours', 'appraise_cost', 'improve_cost')
        and context_factor.value >= 0
    group by coalesce(place.ancestor_id, context_factor.unit_id, 'root'), context_factor.factor
),

heads as (
    select
        spent.unit_id,
        spent.factor,
        count(*) as n_person_months
    from spent
    inner join unit_closure on spent.unit_id = unit_closure.ancestor_id
    inner join person_gap on unit_closure.unit_id = person_gap.unit_id
    inner join period on person_gap.period_id = period.period_id
    where person_gap.kpi_id = '*'
        and period.kind = 'month'
        and period.period_start >= spent.from_day
        and period.period_end <= spent.to_day
    group by spent.unit_id, spent.factor
)

select
    spent.unit_id,
    spent.factor,
    cast(spent.total as double) as total,
    spent.from_day,
    spent.to_day,
    cast(coalesce(heads.n_person_months, 0) as integer) as n_person_months
from spent
left join heads
    on spent.unit_id = heads.unit_id
    and spent.factor = heads.factor
order by spent.unit_id, spent.factor
