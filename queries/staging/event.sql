-- Question:   what does one load deliver for event? Clean text becomes typed values; nothing else happens here.
-- Grain:      dated event, as delivered
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
    nullif(event_id, '') as event_id,
    nullif(unit_id, '') as unit_id,
    nullif(kind, '') as kind,
    cast(nullif(starts_on, '') as date) as starts_on,
    cast(nullif(ends_on, '') as date) as ends_on,
    nullif(label, '') as label,
    nullif(evidence, '') as evidence
from raw.event
