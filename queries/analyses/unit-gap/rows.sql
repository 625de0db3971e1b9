-- Question:   how far from target is one unit in one period, overall, by KPI, and in the units directly below it?
-- Grain:      one row per cell: the unit with all KPIs together ('self'), the unit with each KPI ('kpi'), each child with all
--             KPIs together ('child', also when it has no result)
-- Parameters: $unit (default the whole organisation), $cycle (default the newest period with a gap)
with

family as (
    select
        unit_id,
        distance
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
        and distance <= 1
),

-- The period asked for; else the newest with a gap of the unit itself, else of its children, else with any result.
chosen as (
    select
        period.period_id,
        period.period_start,
        period.period_end
    from period
    inner join gap_cell on period.period_id = gap_cell.period_id
    inner join family on gap_cell.unit_id = family.unit_id
    where $cycle::varchar is null or period.period_id = $cycle::varchar
    group by period.period_id, period.period_start, period.period_end
    order by
        max(case
            when gap_cell.mean_gap_ratio is null then 0
            when family.distance = 0 then 2
            else 1
        end) desc,
        period.period_end desc,
        period.period_start desc,
        period.period_id
    limit 1
),

members as (
    select
        family.unit_id,
        case when family.distance = 0 then 'self' else 'child' end as relation,
        '*' as kpi_id
    from family
    union all
    select
        gap_cell.unit_id,
        'kpi' as relation,
        gap_cell.kpi_id
    from gap_cell
    inner join chosen on gap_cell.period_id = chosen.period_id
    where gap_cell.unit_id = coalesce($unit::varchar, 'root')
        and gap_cell.kpi_id <> '*'
)

select
    members.relation,
    members.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    members.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction,
    chosen.period_id,
    chosen.period_start,
    chosen.period_end,
    gap_cell.level,
    gap_cell.n_people,
    gap_cell.n_results,
    gap_cell.n_goals,
    gap_cell.n_judged,
    gap_cell.n_met,
    gap_cell.mean_gap_ratio as gap_ratio,
    gap_cell.half_width_ratio,
    gap_cell.actual_value,
    gap_cell.target_value,
    gap_cell.signal,
    gap_cell.is_withheld,
    gap_cell.blocked_by,
    gap_cell.is_target_blocked
from members
cross join chosen
inner join unit_tree on members.unit_id = unit_tree.unit_id
left join kpi_current on members.kpi_id = kpi_current.kpi_id
left join gap_cell
    on members.unit_id = gap_cell.unit_id
    and members.kpi_id = gap_cell.kpi_id
    and chosen.period_id = gap_cell.period_id
order by members.relation, unit_tree.tree_order, members.unit_id, members.kpi_id
