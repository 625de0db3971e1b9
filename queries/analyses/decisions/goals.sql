-- Question:   how much of the goal weight lies on each KPI of each unit, and can its newest target be interpreted?
-- Grain:      unit (every ancestor) × KPI
-- Parameters: none
-- A goal counts with its part of the weights of its person and period; without weights all goals of a person and period count alike.
with

goals as (
    select
        unit_id,
        kpi_id,
        person_key,
        period_id,
        weight,
        weight_total,
        count(*) over (partition by unit_id, person_key, period_id) as n_goals
    from goal_gap
    where kpi_id is not null
),

weighed as (
    select
        unit_id,
        kpi_id,
        sum(case when weight is not null and weight_total > 0 then weight / weight_total else 1.0 / n_goals end) as weight
    from goals
    group by unit_id, kpi_id
),

placed as (
    select
        unit_closure.ancestor_id as unit_id,
        weighed.kpi_id,
        sum(weighed.weight) as weight
    from weighed
    inner join unit_closure on weighed.unit_id = unit_closure.unit_id
    group by unit_closure.ancestor_id, weighed.kpi_id
),

newest as (
    select
        unit_id,
        kpi_id,
        max(period_start) as period_start
    from gap_cell
    group by unit_id, kpi_id
),

readable as (
    select
        gap_cell.unit_id,
        gap_cell.kpi_id,
        bool_or(gap_cell.is_target_blocked) as is_target_blocked,
        bool_or(gap_cell.is_withheld) as is_withheld
    from gap_cell
    inner join newest
        on gap_cell.unit_id = newest.unit_id
        and gap_cell.kpi_id = newest.kpi_id
        and gap_cell.period_start = newest.period_start
    group by gap_cell.unit_id, gap_cell.kpi_id
)

select
    placed.unit_id,
    placed.kpi_id,
    kpi_current.name_zh as kpi_zh,
    kpi_current.name_en as kpi_en,
    kpi_current.unit as kpi_unit,
    kpi_current.direction as kpi_direction,
    placed.weight,
    coalesce(readable.is_target_blocked, false) as is_target_blocked,
    coalesce(readable.is_withheld, true) as is_withheld
from placed
left join readable on placed.unit_id = readable.unit_id and placed.kpi_id = readable.kpi_id
left join kpi_current on placed.kpi_id = kpi_current.kpi_id
order by placed.unit_id, placed.kpi_id
