-- Question:   how far from target is each unit with everything below it, as the outcome of plans is judged?
-- Grain:      unit (every ancestor) × KPI (or '*') × period
-- Parameters: none
-- Each person counts once in a unit and period; results of the unit itself stand in where there are no people.
with

person_goal as (
    select
        unit_id,
        person_key,
        kpi_key,
        period_id,
        sum(sum_z) / sum(n_goals) as gap_z,
        sum(sum_ratio) / sum(n_goals) as gap_ratio
    from plan_person_goal
    group by unit_id, person_key, kpi_key, period_id
),

of_unit as (
    select
        unit_id,
        kpi_key,
        period_id,
        sum(gap_z) as sum_z,
        sum(gap_ratio) as sum_ratio,
        count(*) as n_people
    from person_goal
    group by unit_id, kpi_key, period_id
)

select
    unit_closure.ancestor_id as unit_id,
    of_unit.kpi_key,
    of_unit.period_id,
    sum(of_unit.sum_z) / sum(of_unit.n_people) as gap_z,
    sum(of_unit.sum_ratio) / sum(of_unit.n_people) as gap_ratio,
    sum(of_unit.n_people) as n_people
from of_unit
inner join unit_closure on of_unit.unit_id = unit_closure.unit_id
group by unit_closure.ancestor_id, of_unit.kpi_key, of_unit.period_id
union all
select unit_id, kpi_key, period_id, gap_z, gap_ratio, null as n_people
from plan_own_measure
