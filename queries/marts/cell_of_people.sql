-- Question:   what do the people below each unit add up to, each person counted once?
-- Grain:      unit (every ancestor) × KPI or '*' × period
-- Parameters: none
-- statistics 1.8: the mean within each person first, then over all persons below the unit, never over child units.
-- Someone with results in one unit only has the same mean in every unit above, so those people are added up per unit before
-- climbing the tree; only people in several units are carried up one by one.
-- n_own… and n_crossing serve protection only: people with a result at the unit itself, and people whose gap at the unit is made
-- of several parts (units directly below, or the unit itself), so that it is no sum of what those parts show.
with

staying_people as (
    select
        person_result.unit_id,
        person_result.kpi_id,
        person_result.period_id,
        person_result.sum_gap_ratio / nullif(person_result.n_goals, 0) as person_gap_ratio,
        person_result.n_results,
        person_result.n_goals,
        person_result.n_judged,
        person_result.n_met,
        person_result.n_missing_actual,
        person_result.n_missing_target,
        person_result.n_zero_target,
        person_result.n_no_direction
    from person_result
    where not exists (
        select 1
        from crossing_person
        where crossing_person.person_key = person_result.person_key
            and crossing_person.period_id = person_result.period_id
    )
),

staying_by_unit as (
    select
        unit_id,
        kpi_id,
        period_id,
        count(*) as n_people_any,
        count(person_gap_ratio) as n_people,
        sum(case when n_judged > 0 then 1 else 0 end) as n_people_judged,
        sum(person_gap_ratio) as sum_gap_ratio,
        sum(person_gap_ratio * person_gap_ratio) as sum_gap_squares,
        sum(n_results) as n_results,
        sum(n_goals) as n_goals,
        sum(n_judged) as n_judged,
        sum(n_met) as n_met,
        sum(n_missing_actual) as n_missing_actual,
        sum(n_missing_target) as n_missing_target,
        sum(n_zero_target) as n_zero_target,
        sum(n_no_direction) as n_no_direction
    from staying_people
    group by unit_id, kpi_id, period_id
),

staying_cells as (
    select
        unit_closure.ancestor_id as unit_id,
        staying_by_unit.kpi_id,
        staying_by_unit.period_id,
        sum(staying_by_unit.n_people_any) as n_people_any,
        sum(staying_by_unit.n_people) as n_people,
        sum(staying_by_unit.n_people_judged) as n_people_judged,
        sum(case when unit_closure.distance = 0 then staying_by_unit.n_people_any else 0 end) as n_own_any,
        sum(case when unit_closure.distance = 0 then staying_by_unit.n_people else 0 end) as n_own,
        sum(case when unit_closure.distance = 0 then staying_by_unit.n_people_judged else 0 end) as n_own_judged,
        sum(staying_by_unit.sum_gap_ratio) as sum_gap_ratio,
        sum(staying_by_unit.sum_gap_squares) as sum_gap_squares,
        sum(staying_by_unit.n_results) as n_results,
        sum(staying_by_unit.n_goals) as n_goals,
        sum(staying_by_unit.n_judged) as n_judged,
        sum(staying_by_unit.n_met) as n_met,
        sum(staying_by_unit.n_missing_actual) as n_missing_actual,
        sum(staying_by_unit.n_missing_target) as n_missing_target,
        sum(staying_by_unit.n_zero_target) as n_zero_target,
        sum(staying_by_unit.n_no_direction) as n_no_direction
    from staying_by_unit
    -- Multiplies each unit by the number of units above it; the group below takes them together again.
    inner join unit_closure on staying_by_unit.unit_id = unit_closure.unit_id
    group by unit_closure.ancestor_id, staying_by_unit.kpi_id, staying_by_unit.period_id
),

crossing_people as (
    select
        unit_closure.ancestor_id as unit_id,
        person_result.person_key,
        person_result.kpi_id,
        person_result.period_id,
        sum(case when unit_closure.distance = 0 then person_result.n_results else 0 end) as own_results,
        sum(case when unit_closure.distance = 0 then person_result.n_goals else 0 end) as own_goals,
        sum(case when unit_closure.distance = 0 then person_result.n_judged else 0 end) as own_judged,
        sum(person_result.sum_gap_ratio) / nullif(sum(person_result.n_goals), 0) as person_gap_ratio,
        sum(person_result.n_results) as n_results,
        sum(person_result.n_goals) as n_goals,
        sum(person_result.n_judged) as n_judged,
        sum(person_result.n_met) as n_met,
        sum(person_result.n_missing_actual) as n_missing_actual,
        sum(person_result.n_missing_target) as n_missing_target,
        sum(person_result.n_zero_target) as n_zero_target,
        sum(person_result.n_no_direction) as n_no_direction
    from person_result
    inner join crossing_person
        on person_result.person_key = crossing_person.person_key
        and person_result.period_id = crossing_person.period_id
    inner join unit_closure on person_result.unit_id = unit_closure.unit_id
    group by
        unit_closure.ancestor_id,
        person_result.person_key,
        person_result.kpi_id,
        person_result.period_id
),

crossing_cells as (
    select
        unit_id,
        kpi_id,
        period_id,
        count(*) as n_people_any,
        count(person_gap_ratio) as n_people,
        sum(case when n_judged > 0 then 1 else 0 end) as n_people_judged,
        sum(case when own_results > 0 then 1 else 0 end) as n_own_any,
        sum(case when own_goals > 0 then 1 else 0 end) as n_own,
        sum(case when own_judged > 0 then 1 else 0 end) as n_own_judged,
        sum(person_gap_ratio) as sum_gap_ratio,
        sum(person_gap_ratio * person_gap_ratio) as sum_gap_squares,
        sum(n_results) as n_results,
        sum(n_goals) as n_goals,
        sum(n_judged) as n_judged,
        sum(n_met) as n_met,
        sum(n_missing_actual) as n_missing_actual,
        sum(n_missing_target) as n_missing_target,
        sum(n_zero_target) as n_zero_target,
        sum(n_no_direction) as n_no_direction
    from crossing_people
    group by unit_id, kpi_id, period_id
),

both_kinds as (
    select * from staying_cells
    union all
    select * from crossing_cells
),

crossing_parts as (
    select
        unit_tree.parent_id as unit_id,
        crossing_people.person_key,
        crossing_people.kpi_id,
        crossing_people.period_id
    from crossing_people
    inner join unit_tree on crossing_people.unit_id = unit_tree.unit_id
    where crossing_people.n_goals > 0
        and unit_tree.parent_id is not null
    union all
    select
        unit_id,
        person_key,
        kpi_id,
        period_id
    from crossing_people
    where own_goals > 0
),

people_of_parts as (
    select
        unit_id,
        person_key,
        kpi_id,
        period_id
    from crossing_parts
    group by unit_id, person_key, kpi_id, period_id
    having count(*) > 1
),

crossing_count as (
    select
        unit_id,
        kpi_id,
        period_id,
        count(*) as n_crossing
    from people_of_parts
    group by unit_id, kpi_id, period_id
),

together as (
    select
        unit_id,
        kpi_id,
        period_id,
        sum(n_people_any) as n_people_any,
        sum(n_people) as n_people,
        sum(n_people_judged) as n_people_judged,
        sum(n_own_any) as n_own_any,
        sum(n_own) as n_own,
        sum(n_own_judged) as n_own_judged,
        sum(sum_gap_ratio) as sum_gap_ratio,
        sum(sum_gap_squares) as sum_gap_squares,
        sum(n_results) as n_results,
        sum(n_goals) as n_goals,
        sum(n_judged) as n_judged,
        sum(n_met) as n_met,
        sum(n_missing_actual) as n_missing_actual,
        sum(n_missing_target) as n_missing_target,
        sum(n_zero_target) as n_zero_target,
        sum(n_no_direction) as n_no_direction
    from both_kinds
    group by unit_id, kpi_id, period_id
)

select
    together.unit_id,
    together.kpi_id,
    together.period_id,
    cast(together.n_people_any as integer) as n_people_any,
    cast(together.n_people as integer) as n_people,
    cast(together.n_people_judged as integer) as n_people_judged,
    cast(together.n_own_any as integer) as n_own_any,
    cast(together.n_own as integer) as n_own,
    cast(together.n_own_judged as integer) as n_own_judged,
    cast(coalesce(crossing_count.n_crossing, 0) as integer) as n_crossing,
    together.sum_gap_ratio,
    together.sum_gap_squares,
    cast(together.n_results as integer) as n_results,
    cast(together.n_goals as integer) as n_goals,
    cast(together.n_judged as integer) as n_judged,
    cast(together.n_met as integer) as n_met,
    cast(together.n_missing_actual as integer) as n_missing_actual,
    cast(together.n_missing_target as integer) as n_missing_target,
    cast(together.n_zero_target as integer) as n_zero_target,
    cast(together.n_no_direction as integer) as n_no_direction
from together
left join crossing_count
    on together.unit_id = crossing_count.unit_id
    and together.kpi_id = crossing_count.kpi_id
    and together.period_id = crossing_count.period_id
order by together.unit_id, together.kpi_id, together.period_id
