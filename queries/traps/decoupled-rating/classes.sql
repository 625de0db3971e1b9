-- Question:   how do the ratings of each rater rise with the results?
-- Grain:      rater × quarter of the company's results (0 lowest … 3)
-- Parameters: none
-- y and z as for the ranks, less the rater's own means, so that a generous scale does not show.
with

spread as (
    select
        scale_key,
        stddev_samp(value) as sd_value
    from trap_rating
    group by scale_key
),

rated as (
    select
        trap_rating.rater_no,
        trap_rating.person_no,
        (trap_rating.value - avg(trap_rating.value) over same_time) / spread.sd_value as y,
        trap_rating.zc_mean - avg(trap_rating.zc_mean) over same_time as z
    from trap_rating
    inner join spread on trap_rating.scale_key = spread.scale_key
    where trap_rating.is_by_rater
        and trap_rating.rater_no is not null
        and trap_rating.zc_mean is not null
        and spread.sd_value > 0
    window same_time as (partition by trap_rating.scale_key, trap_rating.period_id)
),

centred as (
    select
        rater_no,
        person_no,
        y - avg(y) over (partition by rater_no) as y,
        z - avg(z) over (partition by rater_no) as z
    from rated
),

placed as (
    select
        *,
        ntile(4) over (order by z, rater_no, person_no) - 1 as quarter
    from centred
)

select
    rater_no,
    cast(quarter as integer) as quarter,
    cast(count(*) as integer) as n,
    cast(count(distinct person_no) as integer) as n_people,
    sum(y) as sum_y,
    sum(z) as sum_z
from placed
group by rater_no, quarter
order by rater_no, quarter
