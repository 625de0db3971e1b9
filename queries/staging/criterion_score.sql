-- Question:   what does one load deliver for criterion_score? Clean text becomes typed values; nothing else happens here.
-- Grain:      review × criterion, as delivered
-- Parameters: none
select
    nullif(tenant_id, '') as tenant_id,
    nullif(batch_id, '') as batch_id,
    nullif(source_id, '') as source_id,
    nullif(period_id, '') as period_id,
    cast(nullif(period_start, '') as date) as period_start,
    cast(nullif(period_end, '') as date) as period_end,
    nullif(src_file, '') as src_file,
    nullif(src_sheet, '') as src_sheet,
    cast(nullif(src_row, '') as integer) as src_row,
    nullif(src_group, '') as src_group,
    nullif(review_id, '') as review_id,
    nullif(criterion_id, '') as criterion_id,
    nullif(criterion, '') as criterion,
    nullif(dimension, '') as dimension,
    cast(nullif(weight, '') as double) as weight,
    cast(nullif(score, '') as double) as score,
    nullif(score_null, '') as score_null,
    cast(nullif(max_score, '') as double) as max_score
from raw.criterion_score
