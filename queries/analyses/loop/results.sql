-- Question:   how did the newest periods of each KPI go in units where a plan has left a lesson?
-- Grain:      unit with such a plan × KPI, over the newest three periods with results
-- Parameters: none
with

lesson_unit as (
    select distinct coalesce(place.ancestor_id, plan.unit_id) as unit_id
    from plan
    left join unit_closure as place
        on plan.unit_id = place.unit_id
        and place.ancestor_id = 'root'
        and place.distance = 0
    where plan.lesson is not null
        and plan.person_key is null
),

newest as (
    select period_id
    from period
    where n_results > 0
        and kind = 'month'
    qualify row_number() over (order by period_start desc) <= 3
),

measured as (
    select
        lesson_unit.unit_id,
        goal_gap.kpi_id,
        avg(goal_gap.target) as target,
        avg(goal_gap.actual) as actual,
        avg(goal_gap.gap_ratio) as gap_ratio,
        count(distinct goal_gap.person_key) as n_people
    from lesson_unit
    inner join unit_closure on lesson_unit.unit_id = unit_closure.ancestor_id
    inner join goal_gap on unit_closure.unit_id = goal_gap.unit_id
    inner join newest on goal_gap.period_id = newest.period_id
    where goal_gap.gap_ratio is not null
        and goal_gap.kpi_id is not null
    group by lesson_unit.unit_id, goal_gap.kpi_id
)

select
    measured.unit_id,
    measured.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction,
    cast(measured.target as double) as target,
    cast(measured.actual as double) as actual,
    cast(measured.gap_ratio as double) as gap_ratio,
    cast(measured.n_people as integer) as n_people
from measured
inner join kpi_current on measured.kpi_id = kpi_current.kpi_id
order by measured.unit_id, measured.kpi_id
