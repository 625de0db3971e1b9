-- Question:   how are the ratings that count spread over the levels of their scale?
-- Grain:      unit of the row, or root for the company × period, or * for all × scale × level; units and periods as far as they have ratings
-- Parameters: none
-- A scale of many values is read in ten bands of its range. n_people counts each person once in a level.
with

rated as (
    select
        unit_id,
        period_id,
        person_no,
        scale_key,
        level,
        value,
        is_score,
        scale_max
    from trap_rating
    where is_overall
),

scale as (
    select
        scale_key,
        count(distinct value) as n_values,
        max(scale_max) as scale_max
    from rated
    group by scale_key
),

placed as (
    select
        rated.unit_id,
        rated.period_id,
        rated.person_no,
        rated.scale_key,
        scale.n_values > 9 as is_banded,
        scale.scale_max,
        case
            when scale.n_values > 9
                then least(9.0, greatest(0.0, floor(10 * rated.value / nullif(scale.scale_max, 0))))
            else rated.value
        end as place,
        case when scale.n_values > 9 then null else rated.level end as level
    from rated
    inner join scale on rated.scale_key = scale.scale_key
),

spread as (
    select unit_id, '*' as period_id, scale_key, person_no, is_banded, scale_max, place, level from placed
    union all
    select 'root' as unit_id, '*' as period_id, scale_key, person_no, is_banded, scale_max, place, level from placed
    where unit_id <> 'root'
    union all
    select 'root' as unit_id, period_id, scale_key, person_no, is_banded, scale_max, place, level from placed
),

people as (
    select unit_id, period_id, scale_key, count(distinct person_no) as n_all
    from spread
    group by unit_id, period_id, scale_key
)

select
    spread.unit_id,
    spread.period_id,
    spread.scale_key,
    spread.place,
    min(spread.level) as level,
    max(case when spread.is_banded then spread.scale_max end) as band_of,
    cast(count(*) as integer) as n_ratings,
    cast(count(distinct spread.person_no) as integer) as n_people,
    cast(max(people.n_all) as integer) as n_people_of_unit
from spread
inner join people
    on spread.unit_id = people.unit_id
    and spread.period_id = people.period_id
    and spread.scale_key = people.scale_key
group by spread.unit_id, spread.period_id, spread.scale_key, spread.place
order by spread.unit_id, spread.period_id, spread.scale_key, spread.place
