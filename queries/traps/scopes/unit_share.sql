-- Question:   which part of each unit's results, all below it included, does each finding speak of?
-- Grain:      finding × unit with at least one such result
-- Parameters: none
with

touched as (
    select
        finding_no,
        unit_id,
        sum(n_touched) as n_touched,
        sum(touched_weight) as touched_weight
    from trap_touched_cell
    group by finding_no, unit_id
),

of_unit as (
    select
        unit_id,
        sum(n_rows) as n_rows,
        sum(total_weight) as total_weight
    from trap_cell
    group by unit_id
),

total as (
    select
        unit_closure.ancestor_id as unit_id,
        sum(of_unit.n_rows) as n_rows,
        sum(of_unit.total_weight) as total_weight
    from of_unit
    inner join unit_closure on of_unit.unit_id = unit_closure.unit_id
    group by unit_closure.ancestor_id
)

select
    touched.finding_no,
    total.unit_id,
    sum(touched.n_touched) as n_touched,
    sum(touched.n_touched) / max(total.n_rows) as touched_share,
    coalesce(sum(touched.touched_weight) / nullif(max(total.total_weight), 0), 0.0) as touched_weight_share
from touched
inner join unit_closure on touched.unit_id = unit_closure.unit_id
inner join total on unit_closure.ancestor_id = total.unit_id
group by touched.finding_no, total.unit_id
order by touched.finding_no, total.unit_id
