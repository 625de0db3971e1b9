-- Question:   which records of review stand, after corrections and mentions by several exports?
-- Grain:      person × period × rater × stage; the newest delivery of each source, and of several sources the fullest, then the newest
-- Parameters: none
-- An export of criteria mentions the review they belong to without its total; the export of results has it.
with

newest_of_source as (
    select
        load.seq,
        review.tenant_id,
        review.batch_id,
        review.source_id,
        review.period_id,
        review.period_start,
        review.period_end,
        review.src_file,
        review.src_sheet,
        review.src_row,
        review.src_group,
        review.review_id,
        review.person_key,
        review.unit_id,
        review.manager_key,
        review.role,
        review.rater_key,
        review.rater_relation,
        review.rater_weight,
        review.stage,
        review.score,
        review.score_null,
        review.max_score,
        review.rating_raw,
        review.rating_ord,
        review.scale_id,
        review.coefficient,
        review.forced_group,
        review.bonus_penalty,
        review.submitted_at,
        review.interview_done,
        review.appealed,
        review.comment_id
    from stored.review as review
    inner join stored.load as load on review.batch_id = load.batch_id
    qualify
        row_number() over (
            partition by
                review.source_id,
                review.person_key,
                review.unit_id,
                review.period_id,
                review.review_id,
                review.rater_key,
                review.rater_relation,
                review.stage
            order by load.seq desc, review.src_sheet, review.src_row
        ) = 1
)

select
    tenant_id,
    batch_id,
    source_id,
    period_id,
    period_start,
    period_end,
    src_file,
    src_sheet,
    src_row,
    src_group,
    review_id,
    person_key,
    unit_id,
    manager_key,
    role,
    rater_key,
    rater_relation,
    rater_weight,
    stage,
    score,
    score_null,
    max_score,
    rating_raw,
    rating_ord,
    scale_id,
    coefficient,
    forced_group,
    bonus_penalty,
    submitted_at,
    interview_done,
    appealed,
    comment_id
from newest_of_source
qualify
    row_number() over (
        partition by
            person_key,
            unit_id,
            period_id,
            review_id,
            rater_key,
            rater_relation,
            stage
        order by
            case when manager_key is null then 1 else 0 end
            + case when role is null then 1 else 0 end
            + case when rater_weight is null then 1 else 0 end
            + case when score is null then 1 else 0 end
            + case when score_null is null then 1 else 0 end
            + case when max_score is null then 1 else 0 end
            + case when rating_raw is null then 1 else 0 end
            + case when rating_ord is null then 1 else 0 end
            + case when scale_id is null then 1 else 0 end
            + case when coefficient is null then 1 else 0 end
            + case when forced_group is null then 1 else 0 end
            + case when bonus_penalty is null then 1 else 0 end
            + case when submitted_at is null then 1 else 0 end
            + case when interview_done is null then 1 else 0 end
            + case when appealed is null then 1 else 0 end
            + case when comment_id is null then 1 else 0 end,
            seq desc
    ) = 1
order by
    person_key,
    unit_id,
    period_id,
    review_id,
    rater_key,
    rater_relation,
    stage
