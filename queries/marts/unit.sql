-- Question:   which records of unit stand, after corrections and mentions by several exports?
-- Grain:      unit × version; the newest delivery of each source, and of several sources the fullest, then the newest
-- Parameters: none
-- An export of results mentions its units by name only; the organisation list describes them.
with

newest_of_source as (
    select
        load.seq,
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
                unit.source_id,
                unit.unit_id,
                unit.version
            order by load.seq desc, unit.src_sheet, unit.src_row
        ) = 1
),

fullest as (
    select *
    from newest_of_source
    qualify
        row_number() over (
            partition by
                unit_id,
                version
            order by
                case when parent_id is null then 1 else 0 end
                + case when name_zh is null then 1 else 0 end
                + case when name_en is null then 1 else 0 end
                + case when kind is null then 1 else 0 end
                + case when sort_order is null then 1 else 0 end
                + case when valid_from is null then 1 else 0 end
                + case when valid_to is null then 1 else 0 end
                + case when path is null then 1 else 0 end,
                seq desc
        ) = 1
)

select
    tenant_id,
    batch_id,
    source_id,
    period_id,
    period_start,
    period_end,
    src_file,
    src_sheet,
    src_row,
    src_group,
    unit_id,
    version,
    parent_id,
    name_zh,
    name_en,
    kind,
    sort_order,
    valid_from,
    valid_to,
    path
from fullest
-- A mention says nothing about versions: it stands only while no list with versions has the unit.
qualify version is not null or max(version) over (partition by unit_id) is null
order by
    unit_id,
    version
