-- Question:   how do ratings and results of each unit run from cycle to cycle?
-- Grain:      unit ('*': all) × period, on the scale of most of the ratings that count
-- Parameters: none
-- In standard deviations of the scale: the mean rating, and what the distance from the original targets leads to (b·z0).
with

spread as (
    select
        scale_key,
        stddev_samp(value) as sd_value
    from trap_rating
    group by scale_key
    having stddev_samp(value) > 0
),

main_scale as (
    select scale_key
    from trap_rating
    where is_overall
    group by scale_key
    qualify row_number() over (order by count(*) desc, scale_key) = 1
),

overall as (
    select
        trap_rating.unit_id,
        trap_rating.person_no,
        trap_rating.period_id,
        trap_rating.period_start,
        trap_rating.value / spread.sd_value as y,
        trap_rating.zc_mean as zc,
        trap_rating.z0_mean as z0
    from trap_rating
    inner join main_scale on trap_rating.scale_key = main_scale.scale_key
    inner join spread on trap_rating.scale_key = spread.scale_key
    where trap_rating.is_overall
),

centred as (
    select
        y - avg(y) over alike as y,
        zc - avg(zc) over alike as zc
    from overall
    where zc is not null
    window alike as (partition by unit_id, period_id)
),

slope as (
    select coalesce(sum(y * zc) / nullif(sum(zc * zc), 0), 0) as b
    from centred
),

both_grains as (
    select unit_id, person_no, period_id, period_start, y, z0 from overall
    union all
    select '*' as unit_id, person_no, period_id, period_start, y, z0 from overall
)

select
    both_grains.unit_id,
    both_grains.period_id,
    cast(min(both_grains.period_start) as varchar) as period_start,
    cast(count(distinct both_grains.person_no) as integer) as n_people,
    avg(both_grains.y) as rating,
    max(slope.b) * avg(both_grains.z0) as results
from both_grains
cross join slope
group by both_grains.unit_id, both_grains.period_id
order by both_grains.unit_id, period_start, both_grains.period_id
