-- Question:   what is each KPI called, and which way is it declared to be better?
-- Grain:      KPI
-- Parameters: none
select
    kpi_id,
    name_zh,
    name_en,
    direction
from kpi_current
order by kpi_id
