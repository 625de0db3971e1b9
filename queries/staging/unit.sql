-- Question:   what does one load deliver for unit? Clean text becomes typed values; nothing else happens here.
-- Grain:      unit × version, as delivered
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
    nullif(unit_id, '') as unit_id,
    cast(nullif(version, '') as integer) as version,
    nullif(parent_id, '') as parent_id,
    nullif(name_zh, '') as name_zh,
    nullif(name_en, '') as name_en,
    nullif(kind, '') as kind,
    cast(nullif(sort_order, '') as integer) as sort_order,
    cast(nullif(valid_from, '') as date) as valid_from,
    cast(nullif(valid_to, '') as date) as valid_to,
    nullif(path, '') as path
from raw.unit
