-- Question:   what does one load deliver for plan? Clean text becomes typed values; nothing else happens here.
-- Grain:      plan, as delivered
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
    nullif(plan_id, '') as plan_id,
    nullif(subject_type, '') as subject_type,
    nullif(person_key, '') as person_key,
    nullif(unit_id, '') as unit_id,
    nullif(type, '') as type,
    nullif(owner_side, '') as owner_side,
    nullif(cause_code, '') as cause_code,
    nullif(remedy_code, '') as remedy_code,
    cast(nullif(starts_on, '') as date) as starts_on,
    cast(nullif(ends_on, '') as date) as ends_on,
    nullif(status, '') as status,
    cast(nullif(cost, '') as double) as cost,
    cast(nullif(closed_on, '') as date) as closed_on,
    nullif(result, '') as result
from raw.plan
