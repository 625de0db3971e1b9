-- Question:   which records of checkin stand, after corrections and repeated deliveries?
-- Grain:      person × date × kind, or a count per period; of several deliveries of one natural key the newest
-- Parameters: none
select
    checkin.tenant_id,
    checkin.batch_id,
    checkin.source_id,
    checkin.period_id,
    checkin.period_start,
    checkin.period_end,
    checkin.src_file,
    checkin.src_sheet,
    checkin.src_row,
    checkin.src_group,
    checkin.person_key,
    checkin.unit_id,
    checkin.kind,
    checkin.occurred_on,
    checkin.n,
    checkin.initiated_by,
    checkin.blocker_code,
    checkin.item_id,
    checkin.answered_on,
    checkin.adopted,
    checkin.owner_function,
    checkin.channel
from stored.checkin as checkin
inner join stored.load as load on checkin.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            checkin.person_key,
            checkin.unit_id,
            checkin.period_id,
            checkin.kind,
            checkin.occurred_on,
            checkin.item_id,
            checkin.blocker_code,
            checkin.owner_function
        order by load.seq desc, checkin.src_sheet, checkin.src_row
    ) = 1
order by
    checkin.person_key,
    checkin.unit_id,
    checkin.period_id,
    checkin.kind,
    checkin.occurred_on,
    checkin.item_id,
    checkin.blocker_code,
    checkin.owner_function
