-- Question:   what did the checks find, and where?
-- Grain:      finding that is not "pass": check × unit
-- Parameters: $status (findings: traps and notes only; all: also what could not be tested), $unit (with all below it; default every unit)
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
    trap_result.n,
    trap_result.n_people,
    trap_result.effect,
    trap_result.low,
    trap_result.high,
    trap_result.q,
    trap_result.touched_share,
    trap_result.blocks
from trap_result
left join unit_closure
    on trap_result.unit_id = unit_closure.unit_id
    and unit_closure.ancestor_id = $unit::varchar
where trap_result.status <> 'pass'
    and (trap_result.status in ('trap', 'caution') or $status::varchar = 'all')
    and ($unit::varchar is null or unit_closure.unit_id is not null)
order by trap_result.finding_no
