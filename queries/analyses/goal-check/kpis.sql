-- Question:   which versions has each KPI had, and which KPIs tell nothing apart any more?
-- Grain:      KPI × version
-- Parameters: none
select
    kpi.kpi_id,
    kpi_current.name_zh,
    kpi_current.name_en,
    kpi.version,
    kpi.valid_from,
    kpi.valid_to,
    kpi.stage,
    kpi.strategic_goal,
    kpi.reason,
    kpi.approver,
    coalesce(goal_kpi.n_flat_periods, 0) as n_flat_periods,
    goal_kpi.n_results
from kpi
inner join kpi_current on kpi.kpi_id = kpi_current.kpi_id
left join goal_kpi on kpi.kpi_id = goal_kpi.kpi_id
order by kpi.kpi_id, kpi.version, kpi.valid_from
