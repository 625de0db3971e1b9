-- Question:   on which scales were the people of each unit rated, period by period?
-- Grain:      unit × period × source of opinion × scale
-- Parameters: none
-- A source is a relation and a stage, scores and levels apart: only ratings of one source are averaged. n_levels is the number of
-- levels of a scale of levels, or the maximum of a scale of scores. is_converted: every level of the scale has its scores in an
-- approved table, which joins it to other scales.
with

listed as (
    select
        scale_id,
        count(distinct level_raw) as n_levels,
        count(*) = count(min_score) and count(*) = count(max_score) as is_converted
    from rating_scale
    group by scale_id
),

rating as (
    select
        coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
        review.period_id,
        review.person_key,
        review.rating_ord,
        review.score is not null as is_score,
        coalesce(nullif(review.rater_relation, ''), 'manager') || ' ' || coalesce(nullif(review.stage, ''), 'submitted') as source,
        review.scale_id,
        review.max_score
    from review
    left join unit_place on review.unit_id = unit_place.unit_id
    where coalesce(review.score, review.rating_ord) is not null
),

used as (
    select
        coalesce(scale_id, '') as scale_id,
        count(distinct rating_ord) as n_levels
    from rating
    where not is_score
    group by coalesce(scale_id, '')
),

placed as (
    select
        rating.unit_id,
        rating.period_id,
        rating.person_key,
        rating.source || case when rating.is_score then ' score' else ' level' end as source,
        case when rating.is_score then cast(rating.max_score as varchar) else coalesce(rating.scale_id, '') end as scale,
        case
            when rating.is_score then rating.max_score
            else coalesce(listed.n_levels, used.n_levels)
        end as n_levels,
        coalesce(listed.is_converted, false) and not rating.is_score as is_converted
    from rating
    left join listed on rating.scale_id = listed.scale_id
    left join used on coalesce(rating.scale_id, '') = used.scale_id
)

select
    unit_id,
    period_id,
    source,
    scale,
    cast(max(n_levels) as double) as n_levels,
    min(case when is_converted then 1 else 0 end) = 1 as is_converted,
    cast(count(*) as integer) as n_ratings,
    cast(count(distinct person_key) as integer) as n_people
from placed
where scale is not null
group by unit_id, period_id, source, scale
order by unit_id, period_id, source, scale
