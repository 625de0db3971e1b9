-- Question:   what does each goal say, for whom does it count, and how did it end?
-- Grain:      one goal result, unit-level goals included (person_key null)
-- Parameters: none
-- A goal without a text of its own is named by its KPI; `has_text` tells the two apart. Goals without a weight count as if each weighed
-- one. `lane` is okr where the delivery says so, else kpi.
select
    coalesce(unit_place.place_id, goal_result.unit_id, 'root') as unit_id,
    goal_result.person_key,
    goal_result.kpi_id,
    cast(coalesce(goal_result.kpi_version, 1) as integer) as kpi_version,
    case when lower(coalesce(goal_result.lane, '')) like '%okr%' then 'okr' else 'kpi' end as lane,
    nullif(trim(goal_result.lane), '') is not null as is_lane_named,
    goal_result.period_id,
    goal_result.period_start,
    goal_result.period_end,
    goal_result.goal_id,
    coalesce(nullif(trim(goal_result.goal_text), ''), kpi_current.name_zh, goal_result.kpi_id) as text,
    nullif(trim(goal_result.goal_text), '') is not null as has_text,
    coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction, 'unknown') as direction,
    goal_result.target,
    -- What a text was written with; a later change of the target is told as a revision, not as a text that does not fit.
    coalesce(goal_result.original_target, goal_result.target) as agreed_target,
    goal_result.original_target,
    goal_result.baseline,
    goal_result.actual,
    coalesce(goal_result.weight, 1.0) as weight,
    goal_result.parent_goal_id is not null or goal_result.dimension is not null as has_parent,
    coalesce(goal_result.proposed_by, 'unknown') as proposed_by,
    goal_result.target_set_at,
    goal_result.target_revised_at,
    case
        when goal_result.target > 0 and coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction) = 'higher'
            then goal_result.actual / goal_result.target
        when goal_result.target > 0 and coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction) = 'lower'
            then 2 - goal_result.actual / goal_result.target
    end as r,
    case
        when goal_result.original_target > 0 and coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction) = 'higher'
            then goal_result.actual / goal_result.original_target
        when goal_result.original_target > 0 and coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction) = 'lower'
            then 2 - goal_result.actual / goal_result.original_target
    end as r0
from goal_result
left join unit_place on goal_result.unit_id = unit_place.unit_id
left join kpi_current on goal_result.kpi_id = kpi_current.kpi_id
where goal_result.period_id is not null
order by
    goal_result.period_start,
    goal_result.period_id,
    goal_result.unit_id,
    goal_result.kpi_id,
    goal_result.person_key,
    goal_result.goal_id,
    goal_result.batch_id,
    goal_result.src_row
