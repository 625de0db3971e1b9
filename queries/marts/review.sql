-- Question:   which records of review stand, after corrections and repeated deliveries?
-- Grain:      person × period × rater × stage; of several deliveries of one natural key the newest
-- Parameters: none
select
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
            review.person_key,
            review.unit_id,
            review.period_id,
            review.review_id,
            review.rater_key,
            review.rater_relation,
            review.stage
        order by load.seq desc, review.src_sheet, review.src_row
    ) = 1
order by
    review.person_key,
    review.unit_id,
    review.period_id,
    review.review_id,
    review.rater_key,
    review.rater_relation,
    review.stage
