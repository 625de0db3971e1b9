-- Question:   how much do the ratings of each rater vary, how much do the results, and how many ratings are as good as equal?
-- Grain:      rater, on the scale of most of the rater's ratings, over the ratings with a result
-- Parameters: none
-- y = rating / standard deviation of all ratings on the scale. Ratings of one level are equal; so are scores within a twentieth of
-- the full score (5 of 100). n_modal counts the fullest such stretch, which begins at modal_from.
with

spread as (
    select
        scale_key,
        stddev_samp(value) as sd_value,
        count(distinct value) as n_values
    from trap_rating
    group by scale_key
),

rated as (
    select
        trap_rating.rater_no,
        trap_rating.person_no,
        trap_rating.unit_id,
        trap_rating.scale_key,
        trap_rating.period_id,
        trap_rating.value,
        trap_rating.level,
        trap_rating.is_score,
        trap_rating.scale_max,
        trap_rating.zc_mean as z,
        coalesce(trap_rating.n_zc, 0) as n_results,
        trap_rating.value / spread.sd_value as y,
        spread.n_values,
        case
            when trap_rating.is_score then 20 * trap_rating.value / trap_rating.scale_max
            else trap_rating.value
        end as place
    from trap_rating
    inner join spread on trap_rating.scale_key = spread.scale_key
    where trap_rating.is_by_rater
        and trap_rating.rater_no is not null
        and trap_rating.zc_mean is not null
        and trap_rating.scale_max > 0
        and spread.sd_value > 0
),

main_scale as (
    select
        rater_no,
        scale_key
    from rated
    group by rater_no, scale_key
    qualify row_number() over (partition by rater_no order by count(*) desc, scale_key) = 1
),

home as (
    select
        rater_no,
        unit_id
    from trap_rating
    where is_by_rater
        and rater_no is not null
    group by rater_no, unit_id
    qualify row_number() over (partition by rater_no order by count(*) desc, unit_id) = 1
),

counted as (
    select
        rated.*,
        count(*) over (
            partition by rated.rater_no
            order by rated.place
            range between current row and 0.999 following
        ) as n_near
    from rated
    inner join main_scale on rated.rater_no = main_scale.rater_no and rated.scale_key = main_scale.scale_key
),

modal as (
    select
        rater_no,
        n_near as n_modal,
        value as modal_from,
        level as modal_level
    from counted
    qualify row_number() over (partition by rater_no order by n_near desc, value, level) = 1
)

select
    home.unit_id,
    counted.rater_no,
    counted.scale_key,
    counted.is_score,
    max(counted.scale_max) as scale_max,
    cast(max(counted.n_values) as integer) as n_values,
    cast(count(*) as integer) as n,
    cast(count(distinct counted.person_no) as integer) as n_people,
    cast(sum(counted.n_results) as integer) as n_results,
    coalesce(var_samp(counted.y), 0) * (count(*) - 1) as ss_y,
    coalesce(var_samp(counted.z), 0) * (count(*) - 1) as ss_z,
    sum(counted.y * counted.z) - avg(counted.y) * sum(counted.z) as ss_yz,
    cast(max(modal.n_modal) as integer) as n_modal,
    max(modal.modal_from) as modal_from,
    max(modal.modal_level) as modal_level,
    min(counted.period_id) as first_period,
    max(counted.period_id) as last_period
from counted
inner join home on counted.rater_no = home.rater_no
inner join modal on counted.rater_no = modal.rater_no
group by home.unit_id, counted.rater_no, counted.scale_key, counted.is_score
order by home.unit_id, counted.rater_no
