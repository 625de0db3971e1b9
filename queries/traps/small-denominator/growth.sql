-- Question:   on which base does each unit's growth stand, period by period?
-- Grain:      unit × KPI × period with baselines
-- Parameters: none
-- Means over the results with a positive baseline. A key result of an OKR starts somewhere; that is no base of growth. Where less is
-- better a low base flatters nobody.
select
    coalesce(unit_place.place_id, goal_result.unit_id, 'root') as unit_id,
    goal_result.kpi_id,
    goal_result.period_id,
    min(goal_result.period_start) as period_start,
    cast(count(*) as integer) as n_values,
    cast(count(distinct goal_result.person_key) as integer) as n_people,
    avg(goal_result.baseline) as base,
    avg(goal_result.actual) as actual,
    avg(case when goal_result.target between 1e-30 and 1e30 then goal_result.actual end)
        / nullif(avg(case when goal_result.target between 1e-30 and 1e30 then goal_result.target end), 0) as attainment
from goal_result
left join unit_place on goal_result.unit_id = unit_place.unit_id
left join kpi_current on goal_result.kpi_id = kpi_current.kpi_id
where goal_result.baseline between 1e-30 and 1e30
    and abs(goal_result.actual) <= 1e30
    and goal_result.kpi_id is not null
    and coalesce(lower(goal_result.lane), 'kpi') <> 'okr'
    and coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction, 'higher') <> 'lower'
group by coalesce(unit_place.place_id, goal_result.unit_id, 'root'), goal_result.kpi_id, goal_result.period_id
order by unit_id, goal_result.kpi_id, period_start, goal_result.period_id
