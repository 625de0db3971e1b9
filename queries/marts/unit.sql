-- Question:   which records of unit stand, after corrections and repeated deliveries?
-- Grain:      unit × version; of several deliveries of one natural key the fullest, then the newest
-- Parameters: none
select
    unit.tenant_id,
    unit.batch_id,
    unit.source_id,
    unit.period_id,
    unit.period_start,
    unit.period_end,
    unit.src_file,
    unit.src_sheet,
    unit.src_row,
    unit.src_group,
    unit.unit_id,
    unit.version,
    unit.parent_id,
    unit.name_zh,
    unit.name_en,
    unit.kind,
    unit.sort_order,
    unit.valid_from,
    unit.valid_to,
    unit.path
from stored.unit as unit
inner join stored.load as load on unit.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            unit.unit_id,
            unit.version
        order by
            -- A goal export mentions a unit by name only; a full description stands until a fuller or newer one arrives.
            case when unit.parent_id is null then 1 else 0 end
            + case when unit.name_zh is null then 1 else 0 end
            + case when unit.name_en is null then 1 else 0 end
            + case when unit.kind is null then 1 else 0 end
            + case when unit.sort_order is null then 1 else 0 end
            + case when unit.valid_from is null then 1 else 0 end
            + case when unit.valid_to is null then 1 else 0 end
            + case when unit.path is null then 1 else 0 end,
            load.seq desc,
            unit.src_sheet,
            unit.src_row
    ) = 1
order by
    unit.unit_id,
    unit.version
