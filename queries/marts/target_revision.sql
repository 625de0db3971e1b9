-- Question:   which records of target_revision stand, after corrections and repeated deliveries?
-- Grain:      one change of one goal; of several deliveries of one natural key the newest
-- Parameters: none
select
    target_revision.tenant_id,
    target_revision.batch_id,
    target_revision.source_id,
    target_revision.period_id,
    target_revision.period_start,
    target_revision.period_end,
    target_revision.src_file,
    target_revision.src_sheet,
    target_revision.src_row,
    target_revision.src_group,
    target_revision.goal_id,
    target_revision.kpi_id,
    target_revision.person_key,
    target_revision.unit_id,
    target_revision.changed_at,
    target_revision.known_at,
    target_revision.field,
    target_revision.old_value,
    target_revision.new_value,
    target_revision.reason,
    target_revision.requested_by,
    target_revision.approver,
    target_revision.evidence
from stored.target_revision as target_revision
inner join stored.load as load on target_revision.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            target_revision.goal_id,
            target_revision.kpi_id,
            target_revision.person_key,
            target_revision.unit_id,
            target_revision.period_id,
            target_revision.changed_at,
            target_revision.field,
            target_revision.old_value
        order by load.seq desc, target_revision.src_sheet, target_revision.src_row
    ) = 1
order by
    target_revision.goal_id,
    target_revision.kpi_id,
    target_revision.person_key,
    target_revision.unit_id,
    target_revision.period_id,
    target_revision.changed_at,
    target_revision.field,
    target_revision.old_value
