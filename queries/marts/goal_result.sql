-- Question:   which goal results stand, after corrections and repeated deliveries?
-- Grain:      subject × goal × period
-- Parameters: none
select
    goal_result.tenant_id,
    goal_result.batch_id,
    goal_result.source_id,
    goal_result.period_id,
    goal_result.period_start,
    goal_result.period_end,
    goal_result.src_file,
    goal_result.src_sheet,
    goal_result.src_row,
    goal_result.src_group,
    goal_result.subject_type,
    goal_result.person_key,
    goal_result.unit_id,
    goal_result.manager_key,
    goal_result.role,
    goal_result.goal_id,
    goal_result.kpi_id,
    goal_result.kpi_version,
    goal_result.lane,
    goal_result.goal_text,
    goal_result.parent_goal_id,
    goal_result.dimension,
    goal_result.weight,
    goal_result.weight_null,
    goal_result.unit,
    goal_result.unit_scale,
    goal_result.direction,
    goal_result.original_target,
    goal_result.target,
    goal_result.target_null,
    goal_result.target_cmp,
    goal_result.baseline,
    goal_result.stretch,
    goal_result.actual,
    goal_result.actual_null,
    goal_result.denominator,
    goal_result.attainment_reported,
    goal_result.attainment_formula,
    goal_result.score,
    goal_result.score_null,
    goal_result.max_score,
    goal_result.target_set_at,
    goal_result.target_revised_at,
    goal_result.proposed_by,
    goal_result.data_source,
    goal_result.cause_code,
    goal_result.entered_at,
    goal_result.weight_total,
    goal_result.lesson_id,
    goal_result.indicator_type,
    goal_result.acknowledged_on,
    goal_result.updated_on
from stored.goal_result as goal_result
where not exists (
        select 1
        from replaced_scope
        where replaced_scope.batch_id = goal_result.batch_id
            and coalesce(replaced_scope.subject_type, '') = coalesce(goal_result.subject_type, '')
            and coalesce(replaced_scope.period_id, '') = coalesce(goal_result.period_id, '')
            and coalesce(replaced_scope.unit_id, '') = coalesce(goal_result.unit_id, '')
            and coalesce(replaced_scope.kpi_id, '') = coalesce(goal_result.kpi_id, '')
    )
    and not exists (
        select 1
        from replaced_record
        where replaced_record.batch_id = goal_result.batch_id
            and coalesce(replaced_record.subject_type, '') = coalesce(goal_result.subject_type, '')
            and coalesce(replaced_record.person_key, '') = coalesce(goal_result.person_key, '')
            and coalesce(replaced_record.unit_id, '') = coalesce(goal_result.unit_id, '')
            and coalesce(replaced_record.kpi_id, '') = coalesce(goal_result.kpi_id, '')
            and coalesce(replaced_record.goal_id, '') = coalesce(goal_result.goal_id, '')
            and coalesce(replaced_record.period_id, '') = coalesce(goal_result.period_id, '')
    )
