-- Question:   what does one load deliver for comment? Clean text becomes typed values; nothing else happens here.
-- Grain:      free text, restricted, as delivered
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
    nullif(comment_id, '') as comment_id,
    nullif(author_relation, '') as author_relation,
    nullif(text, '') as text,
    nullif(lang, '') as lang
from raw.comment
