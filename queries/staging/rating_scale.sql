-- Question:   what does one load deliver for rating_scale? Clean text becomes typed values; nothing else happens here.
-- Grain:      scale × level, as delivered
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
    nullif(scale_id, '') as scale_id,
    nullif(level_raw, '') as level_raw,
    cast(nullif(ord, '') as integer) as ord,
    nullif(label_zh, '') as label_zh,
    nullif(label_en, '') as label_en,
    cast(nullif(min_score, '') as double) as min_score,
    cast(nullif(max_score, '') as double) as max_score,
    cast(nullif(quota, '') as double) as quota
from raw.rating_scale
