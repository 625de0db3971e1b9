-- Question:   how did each person do in each period, over all goals?
-- Grain:      person × period × unit
-- Parameters: none
-- zc_mean is comparable between people with the same goals; z0_mean is the distance from the original targets.
select
    person_no,
    unit_id,
    min(manager_no) as manager_no,
    min(role) as role,
    period_id,
    period_no,
    min(period_start) as period_start,
    min(period_end) as period_end,
    cast(count(*) as integer) as n_goals,
    cast(count(zc) as integer) as n_zc,
    avg(zc) as zc_mean,
    avg((r0 - 1) / nullif(scale_ratio, 0)) as z0_mean
from trap_row
where person_no is not null
group by person_no, unit_id, period_id, period_no
order by period_no, unit_id, person_no
