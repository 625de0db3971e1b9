-- Question:   how alike are the ratings of one person in several periods, and the results?
-- Grain:      one row
-- Parameters: none
-- Sums of squares of z, and of e = y − b·z, about the means of each rater: between persons and within them. n_sizes = Σ n_p²/n_rater.
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
        z - avg(z) over (partition by rater_no) as z,
        count(*) over (partition by rater_no) as n_of_rater
    from rated
),

slope as (
    select sum(y * z) / nullif(sum(z * z), 0) as b
    from centred
),

person as (
    select
        centred.rater_no,
        centred.person_no,
        count(*) as n,
        count(*) * count(*) / cast(max(centred.n_of_rater) as double) as size,
        sum(centred.z) as sum_z,
        sum(centred.z * centred.z) as sum_zz,
        sum(centred.y - coalesce(slope.b, 0) * centred.z) as sum_e,
        sum((centred.y - coalesce(slope.b, 0) * centred.z) * (centred.y - coalesce(slope.b, 0) * centred.z)) as sum_ee
    from centred
    cross join slope
    group by centred.rater_no, centred.person_no
)

select
    cast(coalesce(sum(n), 0) as integer) as n,
    cast(count(*) as integer) as n_persons,
    cast(count(distinct rater_no) as integer) as n_raters,
    coalesce(sum(size), 0) as n_sizes,
    coalesce(sum(sum_z * sum_z / n), 0) as between_z,
    coalesce(sum(sum_zz - sum_z * sum_z / n), 0) as within_z,
    coalesce(sum(sum_e * sum_e / n), 0) as between_e,
    coalesce(sum(sum_ee - sum_e * sum_e / n), 0) as within_e
from person
