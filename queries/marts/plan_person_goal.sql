-- Question:   how far from target was each person on each KPI, in units of the KPI's scale?
-- Grain:      unit × person × manager × KPI (or '*' for all together) × period
-- Parameters: none
-- Gaps are against the original target and cut at ±6 (statistics 1.3–1.5); sums, so that managers can be put together.
with

of_kpi as (
    select
        model_result.unit_id,
        model_result.person_key,
        model_result.manager_key,
        model_result.kpi_key,
        model_result.period_id,
        sum(least(greatest(model_result.gap_ratio / nullif(model_scale.scale_ratio, 0), -6.0), 6.0)) as sum_z,
        sum(model_result.gap_ratio) as sum_ratio,
        count(*) as n_goals
    from model_result
    inner join model_scale on model_result.kpi_key = model_scale.kpi_key
    where model_result.excluded_for is null
        and not model_scale.is_constant
    group by
        model_result.unit_id,
        model_result.person_key,
        model_result.manager_key,
        model_result.kpi_key,
        model_result.period_id
)

select * from of_kpi
union all
select
    unit_id,
    person_key,
    manager_key,
    '*' as kpi_key,
    period_id,
    sum(sum_z) as sum_z,
    sum(sum_ratio) as sum_ratio,
    sum(n_goals) as n_goals
from of_kpi
group by unit_id, person_key, manager_key, period_id
