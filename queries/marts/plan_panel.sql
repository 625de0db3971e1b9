-- Question:   how far from target is each unit and person in each period, as the outcome of plans is judged, and with whom do they compare?
-- Grain:      subject (unit with everything below it; person where plans of persons were delivered) × KPI or '*' × period
-- Parameters: none
with

-- Who leads at least half of a unit's results; otherwise the unit has no manager of its own.
unit_manager as (
    select
        unit_id,
        nullif(manager_key, '') as manager_key
    from plan_person_goal
    where kpi_key = '*'
    group by unit_id, manager_key
    qualify
        row_number() over (partition by unit_id order by sum(n_goals) desc, manager_key) = 1
        and 2 * sum(n_goals) >= sum(sum(n_goals)) over (partition by unit_id)
),

kpi_of_unit as (
    select
        unit_id,
        kpi_key,
        sum(coalesce(n_people, 1)) as n_values,
        max(sum(coalesce(n_people, 1))) over (partition by unit_id) as most
    from plan_unit_measure
    where kpi_key <> '*'
    group by unit_id, kpi_key
),

-- What a unit is measured by: the first of the KPIs that have at least a fifth of the results of its largest one.
goal_family as (
    select
        unit_id,
        min(kpi_key) as goal_family
    from kpi_of_unit
    where 5 * n_values >= most
    group by unit_id
),

together as (
    select
        'unit' as subject_type,
        plan_unit_measure.unit_id as subject_id,
        plan_unit_measure.unit_id,
        unit_manager.manager_key,
        goal_family.goal_family,
        plan_unit_measure.kpi_key,
        plan_unit_measure.period_id,
        plan_unit_measure.n_people,
        plan_unit_measure.gap_z,
        plan_unit_measure.gap_ratio
    from plan_unit_measure
    left join unit_manager on plan_unit_measure.unit_id = unit_manager.unit_id
    left join goal_family on plan_unit_measure.unit_id = goal_family.unit_id
    union all
    select
        'person' as subject_type,
        person_key as subject_id,
        unit_id,
        manager_key,
        goal_family,
        kpi_key,
        period_id,
        1 as n_people,
        gap_z,
        gap_ratio
    from plan_person_measure
)

select
    together.subject_type,
    together.subject_id,
    together.unit_id,
    together.manager_key,
    together.goal_family,
    case when together.kpi_key = '*' then '*' else kpi_current.kpi_id end as kpi_id,
    together.period_id,
    cast(together.n_people as integer) as n_people,
    cast(together.gap_z as double) as gap_z,
    cast(together.gap_ratio as double) as gap_ratio
from together
left join kpi_current on together.kpi_key = 'kpi ' || kpi_current.kpi_id
where together.kpi_key = '*'
    or kpi_current.kpi_id is not null
order by subject_type, subject_id, kpi_id, period_id
