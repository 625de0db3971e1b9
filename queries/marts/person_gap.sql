-- Question:   how far from target is each person on each KPI and on all together, in the unit where the result was delivered?
-- Grain:      unit × person × KPI or '*' × period, with at least one gap
-- Parameters: none
select
    unit_id,
    person_key,
    kpi_id,
    period_id,
    sum_gap_ratio,
    n_goals
from person_result
where n_goals > 0
order by period_id, kpi_id, unit_id, person_key
