-- Question:   how many ratings of each unit lie at each level, period by period?
-- Grain:      tested unit × scale × period × level (null: a scale of more values than $most_levels)
-- Parameters: $most_levels
-- The rating that counts, by department, by distribution group and for the company. `place` orders the levels of a scale from 1, the
-- lowest in use anywhere. A level is the label where one was given, so a form with a score and a grade counts by its grade.
with

counted as (
    select
        person_no,
        unit_id,
        forced_group,
        period_id,
        period_start,
        scale_key,
        level,
        value
    from trap_rating
    where is_overall
),

level_quota as (
    select
        level_raw,
        max(quota) as quota
    from rating_scale
    where quota is not null
    group by level_raw
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
        scale_level.scale_key,
        scale_level.level,
        level_quota.quota,
        dense_rank() over (partition by scale_level.scale_key order by scale_level.level_value) as place,
        count(*) over (partition by scale_level.scale_key) as n_values
    from scale_level
    left join level_quota on scale_level.level = level_quota.level_raw
),

tested as (
    select 'department' as unit_kind, unit_id as tested_id, counted.* from counted where unit_id <> 'root'
    union all
    select 'company' as unit_kind, 'root' as tested_id, counted.* from counted
    union all
    select 'group' as unit_kind, forced_group as tested_id, counted.* from counted where forced_group is not null
)

select
    tested.unit_kind,
    tested.tested_id,
    tested.scale_key,
    tested.period_id,
    min(tested.period_start) as period_start,
    cast(case when placed.n_values <= $most_levels then placed.place end as integer) as place,
    case when placed.n_values <= $most_levels then min(tested.level) end as level,
    case when placed.n_values <= $most_levels then max(placed.quota) end as quota,
    cast(count(*) as integer) as n_ratings
from tested
inner join placed on tested.scale_key = placed.scale_key and tested.level = placed.level
group by
    tested.unit_kind,
    tested.tested_id,
    tested.scale_key,
    tested.period_id,
    placed.n_values <= $most_levels,
    case when placed.n_values <= $most_levels then placed.place end,
    placed.n_values
order by tested.unit_kind, tested.tested_id, tested.scale_key, period_start, tested.period_id, place
