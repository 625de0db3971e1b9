-- Question:   what did each unit reach as a whole, period by period?
-- Grain:      one result of a unit, without a person
-- Parameters: none
select
    unit_id,
    kpi_key || ' ' || cast(kpi_version as varchar) as kpi_key,
    period_id,
    r0
from trap_row
where person_no is null
    and period_no is not null
    and r0 between -1e9 and 1e9
order by unit_id, period_id, kpi_key, r0
