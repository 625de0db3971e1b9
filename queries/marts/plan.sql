-- Question:   which records of plan stand, after corrections and repeated deliveries?
-- Grain:      plan × unit × person (one plan may cover many); of several deliveries of one natural key the newest
-- Parameters: none
select
    plan.tenant_id,
    plan.batch_id,
    plan.source_id,
    plan.period_id,
    plan.period_start,
    plan.period_end,
    plan.src_file,
    plan.src_sheet,
    plan.src_row,
    plan.src_group,
    plan.plan_id,
    plan.subject_type,
    plan.person_key,
    plan.unit_id,
    plan.type,
    plan.owner_side,
    plan.cause_code,
    plan.remedy_code,
    plan.starts_on,
    plan.ends_on,
    plan.status,
    plan.cost,
    plan.closed_on,
    plan.result,
    plan.kpi_id,
    plan.programme,
    plan.owner_function,
    plan.acknowledged_on,
    plan.started_on,
    plan.co_authored,
    plan.own_benefit,
    plan.evidence_kinds,
    plan.expected_effect,
    plan.decision_level,
    plan.hours,
    plan.lesson
from stored.plan as plan
inner join stored.load as load on plan.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            plan.plan_id,
            plan.unit_id,
            plan.person_key
        order by load.seq desc, plan.src_sheet, plan.src_row
    ) = 1
order by
    plan.plan_id,
    plan.unit_id,
    plan.person_key
