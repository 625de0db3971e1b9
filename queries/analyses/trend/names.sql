-- Question:   what are the unit and the KPI of the series called, and which way is better?
-- Grain:      one row, or none when the unit does not exist
-- Parameters: $unit (default the whole organisation), $kpi (default all together: no KPI columns)
select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    kpi_current.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction
from unit_tree
left join kpi_current on kpi_current.kpi_id = $kpi::varchar
where unit_tree.unit_id = coalesce($unit::varchar, 'root')
order by unit_tree.unit_id
