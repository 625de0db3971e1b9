-- Question:   which ratings were given, by whom, on which scale, and what did the same person reach in that time?
-- Grain:      person × period × rater × stage with a value
-- Parameters: none
-- value is the score, or the level's place where there is no score. is_overall marks the one rating of a person and period that
-- counts (final before calibrated before the manager's), is_by_rater the one whose rater is known (the manager's before the final).
-- zc_mean: the person's mean over the results whose periods lie within the rating's; null without any.
with

named as (
    select
        review.review_id,
        review.comment_id,
        person.person_no,
        coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
        case
            when coalesce(review.rater_relation, 'manager') in ('manager', 'second_level')
                then coalesce(review.rater_key, case when review.rater_relation = 'second_level' then null else review.manager_key end)
            else review.rater_key
        end as rater_key,
        review.role,
        coalesce(nullif(review.rater_relation, ''), case when review.stage = 'final' then 'final' else 'manager' end) as relation,
        coalesce(nullif(review.stage, ''), 'submitted') as stage,
        review.period_id,
        review.period_start,
        review.period_end,
        coalesce(review.score, review.rating_ord) as value,
        coalesce(review.rating_raw, cast(review.score as varchar)) as level,
        review.score is not null as is_score,
        coalesce(review.scale_id, case when review.score is not null then 'score' else 'level' end) as scale_id,
        review.max_score,
        review.forced_group,
        review.submitted_at
    from review
    left join unit_place on review.unit_id = unit_place.unit_id
    inner join trap_person as person on review.person_key = person.person_key
    where coalesce(review.score, review.rating_ord) is not null
),

-- Scores of one source of opinion on one maximum are one scale; without a stated maximum the largest score stands for it.
placed as (
    select
        named.*,
        rater.person_no as rater_no,
        case
            when named.is_score
                then named.relation || ' ' || named.stage || ' score '
                    || coalesce(cast(named.max_score as varchar), '')
            else named.relation || ' ' || named.stage || ' ' || named.scale_id
        end as scale_key,
        case
            when named.relation in ('self', 'peer', 'upward', 'customer', 'other') then null
            when named.stage = 'final' then 1
            when named.stage = 'after_calibration' then 2
            when named.relation = 'manager' and named.stage = 'submitted' then 3
            when named.relation = 'second_level' then 4
            when named.stage = 'before_calibration' then 5
            else 6
        end as overall_rank,
        case
            when named.relation in ('self', 'peer', 'upward', 'customer', 'other') or named.rater_key is null then null
            when named.relation = 'manager' and named.stage = 'submitted' then 1
            when named.stage = 'before_calibration' then 2
            when named.stage = 'final' then 3
            when named.stage = 'after_calibration' then 4
            else 5
        end as rater_rank
    from named
    left join trap_person as rater on named.rater_key = rater.person_key
),

result_in_period as (
    select
        trap_person_period.person_no,
        rated.period_id,
        avg(trap_person_period.zc_mean) as zc_mean,
        avg(trap_person_period.z0_mean) as z0_mean,
        cast(sum(trap_person_period.n_zc) as integer) as n_zc
    from trap_person_period
    inner join (select distinct person_no, period_id, period_start, period_end from placed) as rated
        on trap_person_period.person_no = rated.person_no
        and trap_person_period.period_start >= rated.period_start
        and trap_person_period.period_end <= rated.period_end
    group by trap_person_period.person_no, rated.period_id
)

select
    placed.review_id,
    placed.comment_id,
    placed.person_no,
    placed.unit_id,
    placed.rater_no,
    placed.role,
    placed.relation,
    placed.stage,
    placed.period_id,
    placed.period_start,
    placed.period_end,
    cast(placed.value as double) as value,
    placed.level,
    placed.is_score,
    placed.scale_key,
    coalesce(
        placed.max_score,
        case when placed.is_score then max(placed.value) over (partition by placed.scale_key) end
    ) as scale_max,
    placed.forced_group,
    placed.submitted_at,
    coalesce(
        placed.overall_rank is not null
        and row_number() over (
            partition by placed.person_no, placed.period_id
            order by
                case when placed.overall_rank is null then 1 else 0 end,
                placed.overall_rank,
                case when placed.is_score then 1 else 0 end,
                placed.review_id
        ) = 1,
        false
    ) as is_overall,
    coalesce(
        placed.rater_rank is not null
        and row_number() over (
            partition by placed.person_no, placed.period_id
            order by
                case when placed.rater_rank is null then 1 else 0 end,
                placed.rater_rank,
                placed.review_id
        ) = 1,
        false
    ) as is_by_rater,
    result_in_period.zc_mean,
    result_in_period.z0_mean,
    result_in_period.n_zc
from placed
left join result_in_period
    on placed.person_no = result_in_period.person_no
    and placed.period_id = result_in_period.period_id
order by placed.period_start, placed.period_id, placed.unit_id, placed.person_no, placed.review_id
