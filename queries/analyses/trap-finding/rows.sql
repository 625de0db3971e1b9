-- Question:   what exactly did a check find at a unit or KPI?
-- Grain:      at most one row: the gravest finding that fits
-- Parameters: $trap (default any), $unit (default any), $kpi (default any)
select
    trap_result.finding_no,
    trap_result.slug,
    trap_result.unit_kind,
    trap_result.unit_id,
    trap_result.kpi_id,
    trap_result.part,
    trap_result.status,
    trap_result.reason,
    trap_result.follows_from,
    trap_result.pay,
    trap_result.n,
    trap_result.n_people,
    trap_result.first_period,
    trap_result.last_period,
    trap_result.effect,
    trap_result.low,
    trap_result.high,
    trap_result.p,
    trap_result.q,
    trap_result.touched_rows,
    trap_result.touched_share,
    trap_result.blocks,
    trap_result.gap_as_is,
    trap_result.gap_without,
    trap_result.facts,
    trap_result.evidence_rows,
    trap_check.version,
    trap_check.thresholds,
    trap_check.changed,
    trap_check.changed_by,
    trap_check.changed_on,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction
from trap_result
inner join trap_check on trap_result.slug = trap_check.slug
left join unit_tree on trap_result.unit_id = unit_tree.unit_id
left join kpi_current on trap_result.kpi_id = kpi_current.kpi_id
where ($trap::varchar is null or trap_result.slug = $trap::varchar)
    and ($unit::varchar is null or trap_result.unit_id = $unit::varchar)
    and ($kpi::varchar is null or trap_result.kpi_id = $kpi::varchar)
qualify
    row_number() over (
        order by
            case trap_result.status when 'trap' then 0 when 'caution' then 1 when 'pass' then 2 else 3 end,
            case when trap_result.follows_from is null then 0 else 1 end,
            trap_result.finding_no
    ) = 1
order by trap_result.finding_no
