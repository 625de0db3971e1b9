-- Question:   how far is each result from its target, and was the target met?
-- Grain:      one goal result
-- Parameters: none
-- statistics 1.1, 1.2, 1.5, 1.9: attainment = actual/target, or 2 − actual/target when lower is better; gap = attainment − 1.
-- A target of 0 or below has no ratio, but it can be met; no target means no verdict, never "missed".
with

directed as (
    select
        goal_result.batch_id,
        goal_result.src_row,
        goal_result.person_key,
        coalesce(unit_place.place_id, goal_result.unit_id, 'root') as unit_id,
        goal_result.manager_key,
        goal_result.role,
        goal_result.kpi_id,
        goal_result.kpi_version,
        goal_result.period_id,
        goal_result.period_start,
        goal_result.goal_id,
        goal_result.lane,
        coalesce(nullif(goal_result.direction, 'unknown'), kpi_current.direction, 'unknown') as direction,
        goal_result.target,
        goal_result.target_null,
        goal_result.original_target,
        goal_result.target_set_at,
        goal_result.target_revised_at,
        goal_result.actual,
        goal_result.actual_null,
        goal_result.denominator,
        goal_result.weight,
        goal_result.weight_total,
        goal_result.score,
        goal_result.max_score,
        goal_result.entered_at
    from goal_result
    left join unit_place on goal_result.unit_id = unit_place.unit_id
    left join kpi_current on goal_result.kpi_id = kpi_current.kpi_id
),

attained as (
    select
        *,
        case
            when actual is null then 'missing_actual'
            when target is null then 'missing_target'
            when target <= 0 then 'zero_target'
            when direction not in ('higher', 'lower') then 'no_direction'
        end as attainment_null,
        case
            when target > 0 and direction = 'higher' then actual / target
            when target > 0 and direction = 'lower' then 2 - actual / target
        end as attainment_ratio,
        case
            when original_target > 0 and direction = 'higher' then actual / original_target
            when original_target > 0 and direction = 'lower' then 2 - actual / original_target
        end as original_attainment_ratio
    from directed
)

select
    batch_id,
    src_row,
    person_key,
    unit_id,
    manager_key,
    role,
    kpi_id,
    kpi_version,
    period_id,
    period_start,
    goal_id,
    lane,
    direction,
    target,
    target_null,
    original_target,
    target_set_at,
    target_revised_at,
    actual,
    actual_null,
    denominator,
    weight,
    weight_total,
    score,
    max_score,
    entered_at,
    attainment_ratio,
    attainment_null,
    attainment_ratio - 1 as gap_ratio,
    original_attainment_ratio - 1 as original_gap_ratio,
    case
        when direction = 'higher' then actual >= target
        when direction = 'lower' then actual <= target
    end as is_met
from attained
order by
    period_start,
    period_id,
    kpi_id,
    unit_id,
    person_key,
    goal_id,
    batch_id,
    src_row
