-- Question:   what did each person of a department reach on each goal, all periods together?
-- Grain:      unit × person × goal (KPI with version, shared goal, or the private goals together)
-- Parameters: none
-- In scales of the KPI from the original target, single results cut at ±6 (statistics 1.3, 1.4).
select
    unit_id,
    person_no,
    kpi_key || ' ' || cast(kpi_version as varchar) as goal_key,
    cast(count(*) as integer) as n_results,
    sum(least(greatest((r0 - 1) / scale_ratio, -6.0), 6.0)) as sum_z,
    min(period_id) as first_period,
    max(period_id) as last_period
from trap_row
where person_no is not null
    and period_no is not null
    and r0 is not null
    and scale_ratio > 0
group by unit_id, person_no, kpi_key, kpi_version
order by unit_id, person_no, goal_key
