-- Question:   do the ratings of each rater put people in the order of their results?
-- Grain:      rater, over the ratings with a result
-- Parameters: none
-- y = (rating − mean of scale and period) / standard deviation of the scale;  z = zc − mean of scale and period. Ranks within the
-- rater, ties sharing them; ss_… are the sums of squares and products of the ranks about (n + 1)/2: Spearman's r = ss_zy/√(ss_zz·ss_yy).
-- cluster_size = Σ n_p²/n, the ratings of one person as the average rating meets them.
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
        trap_rating.period_id,
        coalesce(trap_rating.n_zc, 0) as n_results,
        round((trap_rating.value - avg(trap_rating.value) over same_time) / spread.sd_value, 9) as y,
        round(trap_rating.zc_mean - avg(trap_rating.zc_mean) over same_time, 9) as z
    from trap_rating
    inner join spread on trap_rating.scale_key = spread.scale_key
    where trap_rating.is_by_rater
        and trap_rating.rater_no is not null
        and trap_rating.zc_mean is not null
        and spread.sd_value > 0
    window same_time as (partition by trap_rating.scale_key, trap_rating.period_id)
),

ranked as (
    select
        *,
        rank() over (partition by rater_no order by y) + (count(*) over (partition by rater_no, y) - 1) / 2.0 as rank_y,
        rank() over (partition by rater_no order by z) + (count(*) over (partition by rater_no, z) - 1) / 2.0 as rank_z,
        count(*) over (partition by rater_no) as n_of_rater
    from rated
),

person as (
    select
        rater_no,
        sum(n_of_person * n_of_person) / sum(n_of_person) as cluster_size
    from (
        select
            rater_no,
            person_no,
            count(*) as n_of_person
        from rated
        group by rater_no, person_no
    ) as persons
    group by rater_no
)

select
    home.unit_id,
    ranked.rater_no,
    cast(count(*) as integer) as n,
    cast(count(distinct ranked.person_no) as integer) as n_people,
    cast(sum(ranked.n_results) as integer) as n_results,
    cast(max(person.cluster_size) as double) as cluster_size,
    cast(sum((ranked.rank_z - (n_of_rater + 1) / 2.0) * (ranked.rank_y - (n_of_rater + 1) / 2.0)) as double) as ss_zy,
    cast(sum((ranked.rank_z - (n_of_rater + 1) / 2.0) * (ranked.rank_z - (n_of_rater + 1) / 2.0)) as double) as ss_zz,
    cast(sum((ranked.rank_y - (n_of_rater + 1) / 2.0) * (ranked.rank_y - (n_of_rater + 1) / 2.0)) as double) as ss_yy,
    coalesce(stddev_samp(ranked.y), 0) as sd_y,
    coalesce(stddev_samp(ranked.z), 0) as sd_z,
    min(ranked.period_id) as first_period,
    max(ranked.period_id) as last_period
from ranked
inner join home on ranked.rater_no = home.rater_no
inner join person on ranked.rater_no = person.rater_no
group by home.unit_id, ranked.rater_no
order by home.unit_id, ranked.rater_no
