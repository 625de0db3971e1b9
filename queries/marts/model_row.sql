-- Question:   what does the variance model see of each result?
-- Grain:      one goal result of a person that enters the model; goals of one employee and period stand together
-- Parameters: none
-- statistics 1.3, 1.4: z = gap / scale of its KPI, cut at ±6 for the model only.
with

scaled as (
    select
        model_result.unit_id,
        model_result.manager_key,
        model_result.role,
        model_result.kpi_key,
        cast(model_result.kpi_version as varchar) as kpi_version,
        model_result.person_key,
        model_result.period_id,
        model_result.gap_ratio,
        model_result.gap_ratio / nullif(model_scale.scale_ratio, 0) as z
    from model_result
    inner join model_scale on model_result.kpi_key = model_scale.kpi_key
    where model_result.excluded_for is null
        and not model_scale.is_constant
)

-- Each join finds exactly one code.
select
    department.code as department,
    department_period.code as department_period,
    manager.code as manager,
    role.code as role,
    goal.code as goal,
    period.code as period,
    person.code as person,
    person_period.code as person_period,
    least(greatest(scaled.z, -6.0), 6.0) as gap_z,
    scaled.gap_ratio,
    abs(scaled.z) > 6 as is_winsorised,
    scaled.unit_id,
    scaled.period_id,
    scaled.kpi_key
from scaled
inner join model_code as department on department.factor = 'department' and scaled.unit_id = department.key_1
inner join model_code as department_period
    on department_period.factor = 'department_period'
    and scaled.unit_id = department_period.key_1
    and scaled.period_id = department_period.key_2
inner join model_code as manager on manager.factor = 'manager' and scaled.manager_key = manager.key_1
inner join model_code as role on role.factor = 'role' and scaled.role = role.key_1
inner join model_code as goal
    on goal.factor = 'goal'
    and scaled.kpi_key = goal.key_1
    and scaled.kpi_version = goal.key_2
inner join model_code as period on period.factor = 'period' and scaled.period_id = period.key_1
inner join model_code as person on person.factor = 'person' and scaled.person_key = person.key_1
inner join model_code as person_period
    on person_period.factor = 'person_period'
    and scaled.person_key = person_period.key_1
    and scaled.period_id = person_period.key_2
order by person_period, goal, department, manager, role, gap_z, scaled.gap_ratio
