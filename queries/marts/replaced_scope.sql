-- Question:   which parts of which loads does a newer load of the same source replace?
-- Grain:      load × subject type × period × unit × KPI
-- Parameters: none
-- A delivery is complete for every period, unit and KPI it mentions: what it leaves out there is withdrawn. Files handed over in
-- one import are one delivery, so that a folder split into many files stays whole.
with

scopes as (
    select
        load.source_id,
        load.delivery,
        goal_result.batch_id,
        goal_result.subject_type,
        goal_result.period_id,
        goal_result.unit_id,
        goal_result.kpi_id
    from stored.goal_result as goal_result
    inner join stored.load as load on goal_result.batch_id = load.batch_id
    group by
        load.source_id,
        load.delivery,
        goal_result.batch_id,
        goal_result.subject_type,
        goal_result.period_id,
        goal_result.unit_id,
        goal_result.kpi_id
)

select
    batch_id,
    subject_type,
    period_id,
    unit_id,
    kpi_id
from scopes
qualify
    delivery < max(delivery) over (
        partition by
            source_id,
            subject_type,
            period_id,
            unit_id,
            kpi_id
    )
