-- Question:   which KPIs no longer tell anything apart?
-- Grain:      KPI with results in at least four periods
-- Parameters: none
-- n_flat_periods: of the newest four, those in which at least five results are all the same.
with

of_period as (
    select
        kpi_id,
        period_id,
        min(period_start) as period_start,
        count(actual) as n,
        max(actual) - min(actual) as spread
    from goal_row
    where kpi_id is not null
        and actual is not null
    group by kpi_id, period_id
),

placed as (
    select
        *,
        row_number() over (partition by kpi_id order by period_start desc, period_id desc) as place,
        count(*) over (partition by kpi_id) as n_periods
    from of_period
)

select
    kpi_id,
    cast(sum(n) as integer) as n_results,
    cast(sum(case when place <= 4 and n >= 5 and spread = 0 then 1 else 0 end) as integer) as n_flat_periods,
    min(period_id) as first_period,
    max(period_id) as last_period
from placed
where n_periods >= 4
group by kpi_id
order by kpi_id
