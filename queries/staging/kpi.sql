-- Question:   what does one load deliver for kpi? Clean text becomes typed values; nothing else happens here.
-- Grain:      KPI × version, as delivered
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
    nullif(kpi_id, '') as kpi_id,
    cast(nullif(version, '') as integer) as version,
    nullif(code, '') as code,
    nullif(name_zh, '') as name_zh,
    nullif(name_en, '') as name_en,
    nullif(definition, '') as definition,
    nullif(formula, '') as formula,
    nullif(unit, '') as unit,
    nullif(direction, '') as direction,
    nullif(data_source, '') as data_source,
    nullif(zero_rule, '') as zero_rule,
    cast(nullif(signed, '') as boolean) as signed,
    cast(nullif(plausible_min, '') as double) as plausible_min,
    cast(nullif(plausible_max, '') as double) as plausible_max,
    cast(nullif(valid_from, '') as date) as valid_from,
    cast(nullif(valid_to, '') as date) as valid_to
from raw.kpi
