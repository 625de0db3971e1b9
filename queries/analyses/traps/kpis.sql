-- Question:   what are the KPIs called that findings speak of?
-- Grain:      KPI with a finding
-- Parameters: none
select
    kpi_current.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction
from kpi_current
where kpi_current.kpi_id in (select trap_result.kpi_id from trap_result)
order by kpi_current.kpi_id
