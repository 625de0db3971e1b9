-- Question:   which records of event stand, after corrections and repeated deliveries?
-- Grain:      dated event; of several deliveries of one natural key the newest
-- Parameters: none
select
    event.tenant_id,
    event.batch_id,
    event.source_id,
    event.period_id,
    event.period_start,
    event.period_end,
    event.src_file,
    event.src_sheet,
    event.src_row,
    event.src_group,
    event.event_id,
    event.unit_id,
    event.kind,
    event.starts_on,
    event.ends_on,
    event.label,
    event.evidence
from stored.event as event
inner join stored.load as load on event.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            event.event_id
        order by load.seq desc, event.src_sheet, event.src_row
    ) = 1
order by
    event.event_id
