-- Question:   how far from target are the people of each unit in each period, goal by goal?
-- Grain:      unit × period × KPI, results of people that the variance model uses
-- Parameters: none
-- Each person counts once in a unit and period: 1/goals for each of the goals. gap_z is in units of the KPI's scale (statistics 1.3).
with

person_goals as (
    select
        unit_id,
        period_id,
        kpi_key,
        person,
        avg(gap_z) as gap_z
    from model_row
    group by unit_id, period_id, kpi_key, person
),

counted as (
    select
        unit_id,
        period_id,
        kpi_key,
        gap_z,
        1.0 / count(*) over (partition by unit_id, period_id, person) as n_people
    from person_goals
)

select
    unit_id,
    period_id,
    kpi_key as goal,
    cast(sum(n_people) as double) as n_people,
    cast(sum(n_people * gap_z) / nullif(sum(n_people), 0) as double) as gap_z
from counted
group by unit_id, period_id, kpi_key
order by unit_id, period_id, goal
