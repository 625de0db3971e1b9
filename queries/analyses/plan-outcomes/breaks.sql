-- Question:   which KPIs and units changed their definition without a mark, so that before and after are two measures?
-- Grain:      finding
-- Parameters: none
select
    finding_no,
    unit_id,
    kpi_id
from trap_result
where slug = 'unit-break'
    and status = 'trap'
order by finding_no
