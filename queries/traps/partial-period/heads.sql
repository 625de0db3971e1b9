-- Question:   how many people belonged to each unit in each period, by a roster that does not follow from the results?
-- Grain:      unit × period of the kind that most results have
-- Parameters: none
-- A file of results mentions where its people are, for its own periods: such a segment ends with its period and came with results.
-- It shrinks when results are missing, so it says nothing about them.
with

result_batch as (
    select distinct batch_id
    from goal_result
),

segment as (
    select
        person_period.person_key,
        coalesce(unit_place.place_id, person_period.unit_id, 'root') as unit_id,
        coalesce(person_period.valid_from, cast('1000-01-01' as date)) as from_day,
        coalesce(person_period.valid_to, person_period.leave_on, cast('9999-12-31' as date)) as to_day,
        result_batch.batch_id is not null as came_with_results
    from person_period
    left join unit_place on person_period.unit_id = unit_place.unit_id
    left join result_batch on person_period.batch_id = result_batch.batch_id
    where person_period.person_key is not null
)

select
    segment.unit_id,
    trap_period.period_id,
    cast(count(distinct segment.person_key) as integer) as n_heads
from trap_period
inner join segment
    on segment.from_day <= trap_period.period_end
    and segment.to_day >= trap_period.period_start
where trap_period.is_main
    and not (
        segment.came_with_results
        and segment.from_day >= trap_period.period_start
        and segment.to_day <= trap_period.period_end
    )
group by segment.unit_id, trap_period.period_id
order by segment.unit_id, trap_period.period_id
