-- Question:   what does one load deliver for person_period? Clean text becomes typed values; nothing else happens here.
-- Grain:      person × dated segment of the organisation as it was, as delivered
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
    cast(nullif(valid_from, '') as date) as valid_from,
    cast(nullif(valid_to, '') as date) as valid_to,
    nullif(unit_id, '') as unit_id,
    nullif(manager_key, '') as manager_key,
    nullif(role, '') as role,
    nullif(job_family, '') as job_family,
    nullif(grade, '') as grade,
    nullif(region, '') as region,
    cast(nullif(fte, '') as double) as fte,
    nullif(status, '') as status,
    nullif(hire_month, '') as hire_month,
    cast(nullif(leave_on, '') as date) as leave_on
from raw.person_period
