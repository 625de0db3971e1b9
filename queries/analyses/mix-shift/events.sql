-- Question:   which dated events concern the unit: its own, those of a unit above it, and those of the whole organisation?
-- Grain:      one row per event with a first day
-- Parameters: $unit (default the whole organisation)
select
    event.event_id,
    event.unit_id,
    event.kind,
    event.label,
    event.evidence,
    event.starts_on,
    event.ends_on
from event
where event.starts_on is not null
    and (
        event.unit_id is null
        or event.unit_id in (
            select unit_closure.ancestor_id
            from unit_closure
            where unit_closure.unit_id = coalesce($unit::varchar, 'root')
        )
    )
order by event.starts_on, event.event_id
