-- Question:   which periods do the facts speak of?
-- Grain:      period
-- Parameters: none
with

mentioned as (
    select period_id, period_start, period_end, 1 as n_results from goal_result
    union all
    select period_id, period_start, period_end, 0 as n_results from review
    union all
    select period_id, period_start, period_end, 0 as n_results from context_factor
    union all
    select period_id, period_start, period_end, 0 as n_results from criterion_score
)

select
    period_id,
    min(period_start) as period_start,
    max(period_end) as period_end,
    case
        when period_id like '____-__' then 'month'
        when period_id like '____Q_' then 'quarter'
        when period_id like '____H_' then 'half'
        else 'year'
    end as kind,
    cast(sum(n_results) as integer) as n_results
from mentioned
where period_id is not null
    and period_start is not null
group by period_id
order by period_start, period_end, period_id
