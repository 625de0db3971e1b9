-- Question:   how do ratings and results of each rater's people lie beside those of all on the same scale and in the same period?
-- Grain:      rater × person × role, over the ratings with a result
-- Parameters: none
-- y = (rating − mean of scale and period) / standard deviation of all ratings on the scale;  z = zc − mean of scale and period.
with

spread as (
    select
        scale_key,
        stddev_samp(value) as sd_value
    from trap_rating
    group by scale_key
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

rated as (
    select
        trap_rating.rater_no,
        trap_rating.person_no,
        coalesce(trap_rating.role, '') as role,
        trap_rating.period_id,
        coalesce(trap_rating.n_zc, 0) as n_results,
        (trap_rating.value - avg(trap_rating.value) over same_time) / spread.sd_value as y,
        trap_rating.zc_mean - avg(trap_rating.zc_mean) over same_time as z
    from trap_rating
    inner join spread on trap_rating.scale_key = spread.scale_key
    where trap_rating.is_by_rater
        and trap_rating.rater_no is not null
        and trap_rating.zc_mean is not null
        and spread.sd_value > 0
    window same_time as (partition by trap_rating.scale_key, trap_rating.period_id)
)

select
    home.unit_id,
    rated.rater_no,
    rated.person_no,
    rated.role,
    cast(count(*) as integer) as n,
    cast(sum(rated.n_results) as integer) as n_results,
    sum(rated.y) as sum_y,
    sum(rated.z) as sum_z,
    sum(rated.y * rated.y) as sum_yy,
    sum(rated.y * rated.z) as sum_yz,
    sum(rated.z * rated.z) as sum_zz,
    min(rated.period_id) as first_period,
    max(rated.period_id) as last_period
from rated
inner join home on rated.rater_no = home.rater_no
group by home.unit_id, rated.rater_no, rated.person_no, rated.role
order by home.unit_id, rated.rater_no, rated.person_no, rated.role
