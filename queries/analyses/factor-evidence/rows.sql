-- Question:   which measured circumstances go with the gap of the company, and of one unit?
-- Grain:      one row per circumstance; one row without a circumstance where none is known
-- Parameters: $unit (default the whole organisation)
with

company as (
    select is_withheld
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
    diagnosis_unit.is_withheld,
    company.is_withheld as is_company_withheld,
    diagnosis_factor.factor,
    diagnosis_factor.tab,
    diagnosis_factor.level,
    diagnosis_factor.measure_unit,
    diagnosis_factor.higher_is,
    diagnosis_factor.source,
    diagnosis_factor.n_units,
    diagnosis_factor.n_cells,
    diagnosis_factor.status,
    diagnosis_factor.reason,
    diagnosis_factor.grade,
    diagnosis_factor.effect_z,
    diagnosis_factor.effect_z_low,
    diagnosis_factor.effect_z_high,
    diagnosis_factor.share,
    diagnosis_factor.share_low,
    diagnosis_factor.share_high,
    diagnosis_factor.p,
    diagnosis_factor.q,
    diagnosis_factor.vif,
    diagnosis_factor.inseparable_from,
    diagnosis_factor.tied_with,
    diagnosis_factor.explains,
    diagnosis_factor.is_attenuated,
    diagnosis_factor_unit.n_cells as here_n_cells,
    diagnosis_factor_unit.grade as here_grade,
    diagnosis_factor_unit.inseparable_from as here_inseparable_from,
    diagnosis_factor_unit.value as here_value,
    diagnosis_factor_unit.peer_value as here_peer_value,
    diagnosis_factor_unit.value_before as here_value_before,
    diagnosis_factor_unit.contribution as here_contribution,
    diagnosis_factor_unit.contribution_low as here_contribution_low,
    diagnosis_factor_unit.contribution_high as here_contribution_high
from unit_tree
left join diagnosis_unit on unit_tree.unit_id = diagnosis_unit.unit_id
left join company on true
left join diagnosis_factor on true
left join diagnosis_factor_unit
    on unit_tree.unit_id = diagnosis_factor_unit.unit_id
    and diagnosis_factor.factor = diagnosis_factor_unit.factor
where unit_tree.unit_id = coalesce($unit::varchar, 'root')
order by diagnosis_factor.factor
