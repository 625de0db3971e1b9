-- Question:   how many ratings lie at the highest and the lowest place of their scale, and what did these people reach?
-- Grain:      scale × unit × class of results (half a scale of the KPI wide, −8 … 7; null: no results)
-- Parameters: none
-- n_values: values in use; n_levels: levels of the scale where a list states them, else 0. n_people counts the unit's people over all
-- its classes. The rating that counts and the one whose rater is known. The lowest place of a level scale is 1, of scores the lowest ever given.
with

rated as (
    select
        scale_key,
        unit_id,
        person_no,
        period_id,
        value,
        is_score,
        scale_max,
        is_max_stated,
        coalesce(n_zc, 0) as n_results,
        case
            when zc_mean is not null then cast(least(greatest(floor(2 * zc_mean), -8), 7) as integer)
        end as result_class
    from trap_rating
    where is_overall
        or is_by_rater
),

scale as (
    select
        scale_key,
        max(scale_max) as top_value,
        min(case when is_score then value else 1 end) as bottom_value,
        max(case when not is_score and is_max_stated then scale_max else 0 end) as n_levels,
        max(case when is_max_stated then 1 else 0 end) = 1 as is_max_stated,
        count(distinct value) as n_values
    from rated
    group by scale_key
),

people as (
    select
        scale_key,
        unit_id,
        count(distinct person_no) as n_people
    from rated
    group by scale_key, unit_id
)

select
    rated.scale_key,
    rated.unit_id,
    rated.result_class,
    cast(scale.n_values as integer) as n_values,
    cast(scale.n_levels as integer) as n_levels,
    scale.is_max_stated,
    cast(count(*) as integer) as n,
    cast(max(people.n_people) as integer) as n_people,
    cast(sum(rated.n_results) as integer) as n_results,
    cast(sum(case when rated.value >= scale.top_value then 1 else 0 end) as integer) as n_top,
    cast(sum(case when rated.value <= scale.bottom_value then 1 else 0 end) as integer) as n_bottom,
    cast(sum(case when rated.value >= scale.top_value then rated.n_results else 0 end) as integer) as n_results_top,
    cast(sum(case when rated.value <= scale.bottom_value then rated.n_results else 0 end) as integer) as n_results_bottom,
    min(rated.period_id) as first_period,
    max(rated.period_id) as last_period
from rated
inner join scale on rated.scale_key = scale.scale_key
inner join people on rated.scale_key = people.scale_key and rated.unit_id = people.unit_id
group by rated.scale_key, rated.unit_id, rated.result_class, scale.n_values, scale.n_levels, scale.is_max_stated
order by rated.scale_key, rated.unit_id, rated.result_class
