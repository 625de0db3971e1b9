-- Question:   which scores and which words does each form of a rater hold?
-- Grain:      form with a comment
-- Parameters: none
-- `pattern_no` is the same for forms with the same scores in the same criteria (or, without criteria, the same rating); null without
-- any score. The text is read here and leaves the check in no shape.
with

numbered as (
    select
        review_id,
        period_id,
        score,
        dense_rank() over (order by criterion_id) as criterion_no
    from trap_criterion
),

-- Equal number, sums and sums of products are, in practice, equal scores in equal criteria.
criteria as (
    select
        review_id,
        period_id,
        count(*) as n_criteria,
        round(sum(score), 6) as sum_scores,
        round(sum(score * criterion_no), 6) as sum_products,
        round(sum(score * criterion_no * criterion_no), 6) as sum_squares
    from numbered
    group by review_id, period_id
),

rating as (
    select
        review_id,
        period_id,
        max(value) as value,
        max(coalesce(n_zc, 0)) as n_results
    from trap_rating
    where review_id is not null
    group by review_id, period_id
)

select
    trap_comment.unit_id,
    trap_comment.rater_no,
    trap_comment.person_no,
    trap_comment.period_id,
    criteria.n_criteria is not null as has_criteria,
    cast(case
        when criteria.n_criteria is not null or rating.value is not null
            then dense_rank() over (
                order by
                    coalesce(criteria.n_criteria, 0),
                    coalesce(criteria.sum_scores, rating.value),
                    criteria.sum_products,
                    criteria.sum_squares
            )
    end as integer) as pattern_no,
    cast(coalesce(rating.n_results, 0) as integer) as n_results,
    trap_comment.text
from trap_comment
left join criteria on trap_comment.review_id = criteria.review_id and trap_comment.period_id = criteria.period_id
left join rating on trap_comment.review_id = rating.review_id and trap_comment.period_id = rating.period_id
where trap_comment.rater_no is not null
    and coalesce(trap_comment.rater_no <> trap_comment.person_no, true)
order by trap_comment.rater_no, trap_comment.period_id, trap_comment.comment_id
