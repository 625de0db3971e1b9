-- Question:   over which periods are plans judged?
-- Grain:      period with a value
-- Parameters: none
select
    period.period_id,
    period.period_start,
    period.period_end
from period
where period.period_id in (select plan_panel.period_id from plan_panel)
order by period.period_start, period.period_id
