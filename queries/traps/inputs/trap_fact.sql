-- Question:   what does each result say, in the measures that the checks use?
-- Grain:      one goal result, unit-level results included (person_no null)
-- Parameters: none
-- r is the attainment against the current target, r0 against the original one (the current one where no original is known).
-- zc = (r0 − median of r0 within goal and period) / scale of the KPI, cut at ±6 (statistics 1.3, 1.6); null without a scale.
-- A goal is a KPI with its version; without a KPI a goal that at least five people share; the rest are private, one KPI together.
with

shared_goal as (
    select goal_id
    from goal_gap
    where kpi_id is null
        and goal_id is not null
        and person_key is not null
    group by goal_id
    having count(distinct person_key) >= 5
),

keyed as (
    select
        goal_gap.batch_id,
        goal_gap.src_row,
        goal_gap.person_key,
        goal_gap.unit_id,
        goal_gap.manager_key,
        goal_gap.role,
        goal_gap.kpi_id,
        case
            when goal_gap.kpi_id is not null then 'kpi ' || goal_gap.kpi_id
            when shared_goal.goal_id is not null then 'goal ' || goal_gap.goal_id
            else 'private'
        end as kpi_key,
        coalesce(goal_gap.kpi_version, 1) as kpi_version,
        goal_gap.goal_id,
        goal_gap.lane,
        goal_gap.period_id,
        goal_gap.direction,
        goal_gap.target,
        coalesce(goal_gap.original_target, goal_gap.target) as original_target,
        goal_gap.original_target is not null as has_original_target,
        goal_gap.target_null,
        goal_gap.actual,
        goal_gap.actual_null,
        goal_gap.denominator,
        goal_gap.weight,
        goal_gap.weight_total,
        goal_gap.score,
        goal_gap.max_score,
        goal_gap.entered_at,
        goal_gap.target_set_at,
        goal_gap.target_revised_at,
        goal_gap.is_met,
        goal_gap.attainment_ratio as r,
        case
            when goal_gap.original_target is null then goal_gap.attainment_ratio
            else goal_gap.original_gap_ratio + 1
        end as r0
    from goal_gap
    left join shared_goal on goal_gap.kpi_id is null and goal_gap.goal_id = shared_goal.goal_id
),

in_order as (
    select
        *,
        count(r0) over same_goal as n_of_goal,
        row_number() over (
            partition by kpi_key, kpi_version, period_id
            order by case when r0 is null then 1 else 0 end, r0
        ) as place_in_goal
    from keyed
    window same_goal as (partition by kpi_key, kpi_version, period_id)
),

goal_median as (
    select
        kpi_key,
        kpi_version,
        period_id,
        avg(r0) as median_r0
    from in_order
    where 2 * place_in_goal between n_of_goal and n_of_goal + 2
        and r0 is not null
    group by kpi_key, kpi_version, period_id
)

select
    cast(row_number() over (
        order by trap_period.period_start, in_order.period_id, in_order.kpi_key, in_order.unit_id, in_order.batch_id, in_order.src_row
    ) - 1 as integer) as row_no,
    in_order.batch_id,
    in_order.src_row,
    person.person_no,
    in_order.unit_id,
    manager.person_no as manager_no,
    in_order.role,
    in_order.kpi_id,
    in_order.kpi_key,
    cast(in_order.kpi_version as integer) as kpi_version,
    in_order.goal_id,
    in_order.lane,
    in_order.period_id,
    trap_period.period_no,
    trap_period.period_start,
    trap_period.period_end,
    in_order.direction,
    in_order.target,
    in_order.original_target,
    in_order.has_original_target,
    in_order.target_null,
    in_order.actual,
    in_order.actual_null,
    in_order.denominator,
    in_order.weight,
    in_order.weight_total,
    in_order.score,
    in_order.max_score,
    in_order.entered_at,
    in_order.target_set_at,
    in_order.target_revised_at,
    in_order.is_met,
    in_order.r,
    in_order.r0,
    model_scale.scale_ratio,
    -- Greatest and least pass over a null, so a result without a value would become -6.
    case
        when (in_order.r0 - goal_median.median_r0) / nullif(model_scale.scale_ratio, 0) is not null
            then least(greatest((in_order.r0 - goal_median.median_r0) / nullif(model_scale.scale_ratio, 0), -6.0), 6.0)
    end as zc
from in_order
left join goal_median
    on in_order.kpi_key = goal_median.kpi_key
    and in_order.kpi_version = goal_median.kpi_version
    and in_order.period_id = goal_median.period_id
left join model_scale on in_order.kpi_key = model_scale.kpi_key
left join trap_period on in_order.period_id = trap_period.period_id
left join trap_person as person on in_order.person_key = person.person_key
left join trap_person as manager on in_order.manager_key = manager.person_key
order by row_no
