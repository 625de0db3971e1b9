-- Question:   how much do ratings of the same person vary over time, and who stands at the lowest level although targets were met?
-- Grain:      tested unit × scale
-- Parameters: $most_levels
-- within_squares = Σ (place − mean place of the person)² over all periods of one unit, with within_df degrees of freedom.
with

counted as (
    select
        person_no,
        unit_id,
        forced_group,
        period_id,
        scale_key,
        level,
        value,
        z0_mean,
        coalesce(n_zc, 0) as n_results
    from trap_rating
    where is_overall
),

scale_level as (
    select
        scale_key,
        level,
        avg(value) as level_value
    from counted
    group by scale_key, level
),

placed as (
    select
        scale_key,
        level,
        cast(dense_rank() over (partition by scale_key order by level_value) as double) as place,
        count(*) over (partition by scale_key) as n_values
    from scale_level
),

tested as (
    select 'department' as unit_kind, unit_id as tested_id, counted.* from counted where unit_id <> 'root'
    union all
    select 'company' as unit_kind, 'root' as tested_id, counted.* from counted
    union all
    select 'group' as unit_kind, forced_group as tested_id, counted.* from counted where forced_group is not null
),

rated as (
    select
        tested.unit_kind,
        tested.tested_id,
        tested.scale_key,
        tested.person_no,
        tested.z0_mean,
        tested.n_results,
        placed.place,
        min(placed.place) over (partition by tested.unit_kind, tested.tested_id, tested.scale_key) as lowest_place
    from tested
    inner join placed on tested.scale_key = placed.scale_key and tested.level = placed.level
    where placed.n_values <= $most_levels
),

person as (
    select
        unit_kind,
        tested_id,
        scale_key,
        person_no,
        count(*) as n,
        sum(place) as sum_place,
        sum(place * place) as sum_squares,
        sum(n_results) as n_results,
        max(case when place = lowest_place then 1 else 0 end) as is_low,
        max(case when place = lowest_place and z0_mean >= 0 then 1 else 0 end) as is_low_met,
        max(case when place = lowest_place and not coalesce(z0_mean >= 0, false) then 1 else 0 end) as is_low_other
    from rated
    group by unit_kind, tested_id, scale_key, person_no
)

select
    unit_kind,
    tested_id,
    scale_key,
    cast(count(*) as integer) as n_people,
    cast(sum(n) as integer) as n_ratings,
    cast(sum(n_results) as integer) as n_results,
    sum(sum_squares - sum_place * sum_place / n) as within_squares,
    cast(sum(n - 1) as integer) as within_df,
    cast(sum(is_low) as integer) as n_people_low,
    cast(sum(is_low_met) as integer) as n_people_low_met,
    cast(sum(is_low_other) as integer) as n_people_low_other
from person
group by unit_kind, tested_id, scale_key
order by unit_kind, tested_id, scale_key
