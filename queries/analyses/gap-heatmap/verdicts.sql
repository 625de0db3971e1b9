-- Question:   what was concluded for each unit of the branch, and which measured circumstance goes with its gap most?
-- Grain:      one row per unit of the branch with rows of people
-- Parameters: $unit (default the whole organisation)
-- A verdict rests on all periods together: neither the columns nor the period shown change it.
with

branch as (
    select unit_id
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
),

below_peers as (
    select
        diagnosis_factor_unit.unit_id,
        diagnosis_factor_unit.factor,
        diagnosis_factor_unit.grade,
        diagnosis_factor_unit.inseparable_from,
        row_number() over (
            partition by diagnosis_factor_unit.unit_id
            order by diagnosis_factor_unit.contribution, diagnosis_factor_unit.factor
        ) as place
    from diagnosis_factor_unit
    where
        diagnosis_factor_unit.grade <> 'none'
        -- The whole interval: a circumstance that may as well go with nothing is not named in a heatmap.
        and diagnosis_factor_unit.contribution_high < 0
)

select
    diagnosis_unit.unit_id,
    diagnosis_unit.n_people,
    diagnosis_unit.is_withheld,
    diagnosis_unit.is_low,
    diagnosis_unit.verdict,
    diagnosis_unit.reason,
    diagnosis_unit.named_factor,
    below_peers.factor as top_factor,
    below_peers.grade as top_grade,
    below_peers.inseparable_from as top_inseparable_from
from diagnosis_unit
inner join branch on diagnosis_unit.unit_id = branch.unit_id
left join below_peers
    on diagnosis_unit.unit_id = below_peers.unit_id
    and below_peers.place = 1
order by diagnosis_unit.unit_id
