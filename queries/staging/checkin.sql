-- Question:   what does one load deliver for checkin? Clean text becomes typed values; nothing else happens here.
-- Grain:      person × date × kind, or a count per period, as delivered
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
    nullif(person_key, '') as person_key,
    nullif(unit_id, '') as unit_id,
    nullif(kind, '') as kind,
    cast(nullif(occurred_on, '') as date) as occurred_on,
    cast(nullif(n, '') as integer) as n,
    nullif(initiated_by, '') as initiated_by,
    nullif(blocker_code, '') as blocker_code,
    nullif(item_id, '') as item_id,
    cast(nullif(answered_on, '') as date) as answered_on,
    cast(nullif(adopted, '') as boolean) as adopted,
    nullif(owner_function, '') as owner_function,
    nullif(channel, '') as channel
from raw.checkin
