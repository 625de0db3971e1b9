-- Question:   what does one load deliver for context_factor? Clean text becomes typed values; nothing else happens here.
-- Grain:      subject × period × factor × source, as delivered
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
    nullif(subject_type, '') as subject_type,
    nullif(person_key, '') as person_key,
    nullif(unit_id, '') as unit_id,
    nullif(factor, '') as factor,
    cast(nullif(value, '') as double) as value,
    nullif(value_null, '') as value_null,
    cast(nullif(scale_min, '') as double) as scale_min,
    cast(nullif(scale_max, '') as double) as scale_max,
    nullif(unit, '') as unit,
    nullif(higher_is, '') as higher_is,
    cast(nullif(respondents, '') as integer) as respondents,
    nullif(source, '') as source
from raw.context_factor
