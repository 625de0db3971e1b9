-- Question:   which records of kpi stand, after corrections and mentions by several exports?
-- Grain:      KPI × version; the newest delivery of each source, and of several sources the fullest, then the newest
-- Parameters: none
-- An export of results mentions its KPIs by name only; the KPI list describes them.
with

newest_of_source as (
    select
        load.seq,
        kpi.tenant_id,
        kpi.batch_id,
        kpi.source_id,
        kpi.period_id,
        kpi.period_start,
        kpi.period_end,
        kpi.src_file,
        kpi.src_sheet,
        kpi.src_row,
        kpi.src_group,
        kpi.kpi_id,
        kpi.version,
        kpi.code,
        kpi.name_zh,
        kpi.name_en,
        kpi.definition,
        kpi.formula,
        kpi.unit,
        kpi.direction,
        kpi.data_source,
        kpi.zero_rule,
        kpi.signed,
        kpi.plausible_min,
        kpi.plausible_max,
        kpi.valid_from,
        kpi.valid_to,
        kpi.stage,
        kpi.strategic_goal,
        kpi.reason,
        kpi.approver
    from stored.kpi as kpi
    inner join stored.load as load on kpi.batch_id = load.batch_id
    qualify
        row_number() over (
            partition by
                kpi.source_id,
                kpi.kpi_id,
                kpi.version
            order by load.seq desc, kpi.src_sheet, kpi.src_row
        ) = 1
),

fullest as (
    select *
    from newest_of_source
    qualify
        row_number() over (
            partition by
                kpi_id,
                version
            order by
                case when code is null then 1 else 0 end
                + case when name_zh is null then 1 else 0 end
                + case when name_en is null then 1 else 0 end
                + case when definition is null then 1 else 0 end
                + case when formula is null then 1 else 0 end
                + case when unit is null then 1 else 0 end
                + case when direction is null then 1 else 0 end
                + case when data_source is null then 1 else 0 end
                + case when zero_rule is null then 1 else 0 end
                + case when signed is null then 1 else 0 end
                + case when plausible_min is null then 1 else 0 end
                + case when plausible_max is null then 1 else 0 end
                + case when valid_from is null then 1 else 0 end
                + case when valid_to is null then 1 else 0 end
                + case when stage is null then 1 else 0 end
                + case when strategic_goal is null then 1 else 0 end
                + case when reason is null then 1 else 0 end
                + case when approver is null then 1 else 0 end,
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
    kpi_id,
    version,
    code,
    name_zh,
    name_en,
    definition,
    formula,
    unit,
    direction,
    data_source,
    zero_rule,
    signed,
    plausible_min,
    plausible_max,
    valid_from,
    valid_to,
    stage,
    strategic_goal,
    reason,
    approver
from fullest
-- A mention says nothing about versions: it stands only while no list with versions has the KPI.
qualify version is not null or max(version) over (partition by kpi_id) is null
order by
    kpi_id,
    version
