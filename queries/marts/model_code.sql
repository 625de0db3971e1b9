-- Question:   which code stands for each level of each factor in this build?
-- Grain:      factor × level with rows in the model; codes run from 0 in the order of the level's key
-- Parameters: none
-- A level of two keys (unit × period, employee × period, KPI × version) has both in key_1 and key_2. Codes are never kept.
with

scaled as (
    select
        model_result.unit_id,
        model_result.manager_key,
        model_result.role,
        model_result.kpi_key,
        cast(model_result.kpi_version as varchar) as kpi_version,
        model_result.person_key,
        model_result.period_id
    from model_result
    inner join model_scale on model_result.kpi_key = model_scale.kpi_key
    where model_result.excluded_for is null
        and not model_scale.is_constant
),

level as (
    select distinct 'department' as factor, unit_id as key_1, '' as key_2 from scaled
    union all
    select distinct 'department_period' as factor, unit_id as key_1, period_id as key_2 from scaled
    union all
    select distinct 'manager' as factor, manager_key as key_1, '' as key_2 from scaled
    union all
    select distinct 'role' as factor, role as key_1, '' as key_2 from scaled
    union all
    select distinct 'goal' as factor, kpi_key as key_1, kpi_version as key_2 from scaled
    union all
    select distinct 'period' as factor, period_id as key_1, '' as key_2 from scaled
    union all
    select distinct 'person' as factor, person_key as key_1, '' as key_2 from scaled
    union all
    select distinct 'person_period' as factor, person_key as key_1, period_id as key_2 from scaled
)

select
    factor,
    key_1,
    key_2,
    cast(row_number() over (partition by factor order by key_1, key_2) - 1 as integer) as code
from level
order by factor, code
