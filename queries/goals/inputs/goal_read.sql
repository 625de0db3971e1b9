-- Question:   which reading belongs to each goal?
-- Grain:      one goal result with a text or a KPI
-- Parameters: none
select
    goal_row.unit_id,
    goal_row.person_key,
    goal_row.kpi_id,
    goal_row.kpi_version,
    goal_row.lane,
    goal_row.period_id,
    goal_row.has_text,
    goal_row.weight,
    goal_text.text_no
from goal_row
inner join goal_text
    on goal_row.text = goal_text.text
    and goal_row.has_text = goal_text.has_text
    and goal_row.direction = goal_text.direction
    and goal_row.has_parent = goal_text.has_parent
    and (goal_row.agreed_target is not null) = goal_text.has_target
    and (goal_row.baseline is not null) = goal_text.has_baseline
    and coalesce(goal_row.kpi_id, '') = coalesce(goal_text.kpi_id, '')
    and (goal_text.target_key is null or goal_text.target_key = goal_row.agreed_target)
