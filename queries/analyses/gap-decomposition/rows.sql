-- Question:   how does the gap of one unit against the company split into departments, management, roles, targets, periods and people?
-- Grain:      one row per part; one row without a part where there is none to show
-- Parameters: $unit (default the whole organisation)
with

company as (
    select
        gap_z,
        is_withheld
    from diagnosis_unit
    where unit_id = 'root'
)

select
    unit_tree.unit_id,
    unit_tree.parent_id,
    unit_tree.name_zh,
    unit_tree.name_en,
    unit_tree.depth,
    diagnosis_unit.n_people,
    diagnosis_unit.n_rows,
    diagnosis_unit.is_withheld,
    diagnosis_unit.gap_z,
    diagnosis_unit.average_gap_z,
    diagnosis_unit.average_gap_z_low,
    diagnosis_unit.average_gap_z_high,
    company.gap_z as company_gap_z,
    company.is_withheld as is_company_withheld,
    diagnosis_part.position,
    diagnosis_part.factor,
    diagnosis_part.side,
    diagnosis_part.contribution,
    diagnosis_part.contribution_low,
    diagnosis_part.contribution_high
from unit_tree
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
left join company on true
left join diagnosis_part on unit_tree.unit_id = diagnosis_part.unit_id
where unit_tree.unit_id = coalesce($unit::varchar, 'root')
order by diagnosis_part.position, diagnosis_part.factor
