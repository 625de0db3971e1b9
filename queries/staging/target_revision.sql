-- Question:   what does one load deliver for target_revision? Clean text becomes typed values; nothing else happens here.
-- Grain:      one change of one goal, as delivered
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
    nullif(goal_id, '') as goal_id,
    nullif(kpi_id, '') as kpi_id,
    nullif(person_key, '') as person_key,
    nullif(unit_id, '') as unit_id,
    cast(nullif(changed_at, '') as date) as changed_at,
    cast(nullif(known_at, '') as date) as known_at,
    nullif(field, '') as field,
    cast(nullif(old_value, '') as double) as old_value,
    cast(nullif(new_value, '') as double) as new_value,
    nullif(reason, '') as reason,
    nullif(requested_by, '') as requested_by,
    nullif(approver, '') as approver,
    nullif(evidence, '') as evidence
from raw.target_revision
