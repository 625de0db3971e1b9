-- Question:   which records of criterion_score stand, after corrections and repeated deliveries?
-- Grain:      review × criterion; of several deliveries of one natural key the newest
-- Parameters: none
select
    criterion_score.tenant_id,
    criterion_score.batch_id,
    criterion_score.source_id,
    criterion_score.period_id,
    criterion_score.period_start,
    criterion_score.period_end,
    criterion_score.src_file,
    criterion_score.src_sheet,
    criterion_score.src_row,
    criterion_score.src_group,
    criterion_score.review_id,
    criterion_score.criterion_id,
    criterion_score.criterion,
    criterion_score.dimension,
    criterion_score.weight,
    criterion_score.score,
    criterion_score.score_null,
    criterion_score.max_score
from stored.criterion_score as criterion_score
inner join stored.load as load on criterion_score.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            criterion_score.review_id,
            criterion_score.criterion_id,
            criterion_score.period_id
        order by load.seq desc, criterion_score.src_sheet, criterion_score.src_row
    ) = 1
order by
    criterion_score.review_id,
    criterion_score.criterion_id,
    criterion_score.period_id
