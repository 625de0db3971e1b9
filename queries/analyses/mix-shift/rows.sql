-- Question:   how far from target, and how many, were a unit and each unit directly below it in two periods of one kind?
-- Grain:      one row for the unit (distance 0) and each of its children (distance 1); without periods where there are no two
-- Parameters: $unit (default the whole organisation), $kpi (default all together), $cycle (the later period; default the newest
--             that has an earlier one of its kind), $compare (the earlier period; default the last one before). Two periods that
--             are both named may stand in either order.
with

family as (
    select
        unit_id,
        distance
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
        and distance <= 1
),

cells as (
    select
        gap_cell.unit_id,
        gap_cell.period_id,
        gap_cell.n_people,
        gap_cell.mean_gap_ratio,
        gap_cell.sd_gap_ratio,
        coalesce(gap_cell.is_withheld, false) as is_withheld
    from gap_cell
    inner join family on gap_cell.unit_id = family.unit_id
    where gap_cell.kpi_id = coalesce($kpi::varchar, '*')
        and gap_cell.level = 'person'
),

-- Periods in which people stand behind a figure of the unit. A protected one is chosen only when it is asked for by name.
usable as (
    select
        period.period_id,
        period.period_start,
        period.period_end,
        period.kind
    from cells
    inner join period on cells.period_id = period.period_id
    where cells.unit_id = coalesce($unit::varchar, 'root')
        and cells.mean_gap_ratio is not null
        and (not cells.is_withheld or period.period_id = $cycle::varchar or period.period_id = $compare::varchar)
),

chosen as (
    select
        earlier.period_id as from_period_id,
        earlier.period_start as from_period_start,
        earlier.period_end as from_period_end,
        later.period_id as to_period_id,
        later.period_start as to_period_start,
        later.period_end as to_period_end
    from usable as later
    inner join usable as earlier
        on later.kind = earlier.kind
        and earlier.period_start < later.period_start
    where
        case
            when $cycle::varchar is not null and $compare::varchar is not null then
                (later.period_id = $cycle::varchar and earlier.period_id = $compare::varchar)
                or (later.period_id = $compare::varchar and earlier.period_id = $cycle::varchar)
            else
                ($cycle::varchar is null or later.period_id = $cycle::varchar)
                and ($compare::varchar is null or earlier.period_id = $compare::varchar)
        end
    -- Of two that end together the shorter.
    order by
        later.period_end desc,
        later.period_start desc,
        earlier.period_end desc,
        earlier.period_start desc,
        later.period_id,
        earlier.period_id
    limit 1
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    unit_tree.tree_order,
    family.distance::integer as distance,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction,
    chosen.from_period_id,
    chosen.from_period_start,
    chosen.from_period_end,
    chosen.to_period_id,
    chosen.to_period_start,
    chosen.to_period_end,
    before.n_people as n_people_from,
    before.mean_gap_ratio as gap_ratio_from,
    before.sd_gap_ratio as sd_gap_ratio_from,
    before.is_withheld as is_withheld_from,
    after.n_people as n_people_to,
    after.mean_gap_ratio as gap_ratio_to,
    after.sd_gap_ratio as sd_gap_ratio_to,
    after.is_withheld as is_withheld_to
from family
inner join unit_tree on family.unit_id = unit_tree.unit_id
left join chosen on true
left join kpi_current on kpi_current.kpi_id = $kpi::varchar
left join cells as before
    on family.unit_id = before.unit_id
    and chosen.from_period_id = before.period_id
left join cells as after
    on family.unit_id = after.unit_id
    and chosen.to_period_id = after.period_id
order by family.distance, unit_tree.tree_order, unit_tree.unit_id
