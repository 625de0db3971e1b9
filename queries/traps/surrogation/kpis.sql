-- Question:   which KPIs have results, and what are they called?
-- Grain:      KPI
-- Parameters: none
select
    used.kpi_id,
    kpi_current.name_zh,
    kpi_current.name_en,
    kpi_current.direction
from (
    select distinct kpi_id
    from trap_row
    where kpi_id is not null
        and actual is not null
) as used
left join kpi_current on used.kpi_id = kpi_current.kpi_id
order by used.kpi_id
