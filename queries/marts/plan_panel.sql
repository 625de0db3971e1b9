-- Question:   how far from target is each unit in each period, as the outcome of plans is judged?
-- Grain:      subject (unit with everything below it; person where plans of persons were delivered) × KPI or '*' × period
-- Parameters: none
-- Gaps are against the original target, in units of their KPI's scale and cut at ±6 (statistics 1.3–1.5). Each person counts once in a
-- unit and period. Results delivered for a unit itself stand in for a unit without people; their scale is the spread about the mean
-- of KPI and period. Persons: 4,000 with a plan and 2,000 others
-- at most, by their random key.
with

scaled as (
    select
        model_result.unit_id,
        model_result.person_key,
        model_result.manager_key,
        model_result.kpi_key,
        model_result.period_id,
        model_result.gap_ratio,
        least(greatest(model_result.gap_ratio / nullif(model_scale.scale_ratio, 0), -6.0), 6.0) as gap_z
    from model_result
    inner join model_scale on model_result.kpi_key = model_scale.kpi_key
    where model_result.excluded_for is null
        and not model_scale.is_constant
),

person_kpi as (
    select
        unit_id,
        person_key,
        kpi_key,
        period_id,
        sum(gap_z) as sum_z,
        sum(gap_ratio) as sum_ratio,
        count(*) as n_goals
    from scaled
    group by unit_id, person_key, kpi_key, period_id
),

person_all as (
    select
        unit_id,
        person_key,
        '*' as kpi_key,
        period_id,
        sum(sum_z) as sum_z,
        sum(sum_ratio) as sum_ratio,
        sum(n_goals) as n_goals
    from person_kpi
    group by unit_id, person_key, period_id
),

of_unit as (
    select
        unit_id,
        kpi_key,
        period_id,
        sum(sum_z / n_goals) as sum_z,
        sum(sum_ratio / n_goals) as sum_ratio,
        count(*) as n_people
    from (select * from person_kpi union all select * from person_all) as person_measure
    group by unit_id, kpi_key, period_id
),

of_ancestor as (
    select
        unit_closure.ancestor_id as subject_id,
        of_unit.kpi_key,
        of_unit.period_id,
        sum(of_unit.sum_z) / sum(of_unit.n_people) as gap_z,
        sum(of_unit.sum_ratio) / sum(of_unit.n_people) as gap_ratio,
        sum(of_unit.n_people) as n_people
    from of_unit
    inner join unit_closure on of_unit.unit_id = unit_closure.unit_id
    group by unit_closure.ancestor_id, of_unit.kpi_key, of_unit.period_id
),

-- Who leads at least half of a unit's results; otherwise the unit has no manager of its own.
unit_manager as (
    select
        unit_id,
        nullif(manager_key, '') as manager_key
    from scaled
    group by unit_id, manager_key
    qualify
        row_number() over (partition by unit_id order by count(*) desc, manager_key) = 1
        and 2 * count(*) >= sum(count(*)) over (partition by unit_id)
),

-- The kind of period that people's results have most; without people, the most frequent of all.
kind_in_use as (
    select period.kind
    from goal_gap
    inner join period on goal_gap.period_id = period.period_id
    where goal_gap.gap_ratio is not null
    group by period.kind
    qualify row_number() over (
        order by sum(case when goal_gap.person_key is null then 0 else 1 end) desc, count(*) desc, period.kind
    ) = 1
),

own_result as (
    select
        goal_gap.unit_id,
        goal_gap.kpi_id,
        goal_gap.period_id,
        avg(case when goal_gap.original_target is null then goal_gap.gap_ratio else goal_gap.original_gap_ratio end) as gap_ratio
    from goal_gap
    inner join period on goal_gap.period_id = period.period_id
    inner join kind_in_use on period.kind = kind_in_use.kind
    where goal_gap.person_key is null
        and goal_gap.kpi_id is not null
        and goal_gap.gap_ratio is not null
        and goal_gap.unit_id not in (select of_ancestor.subject_id from of_ancestor)
    group by goal_gap.unit_id, goal_gap.kpi_id, goal_gap.period_id
),

own_deviation as (
    select
        unit_id,
        kpi_id,
        period_id,
        gap_ratio,
        gap_ratio - avg(gap_ratio) over (partition by kpi_id, period_id) as from_period,
        gap_ratio - avg(gap_ratio) over (partition by kpi_id) as from_kpi
    from own_result
),

own_scaled as (
    select
        unit_id,
        kpi_id,
        period_id,
        gap_ratio,
        sqrt(avg(from_period * from_period) over (partition by kpi_id)) as spread_in_period,
        sqrt(avg(from_kpi * from_kpi) over (partition by kpi_id)) as spread
    from own_deviation
),

own_z as (
    select
        unit_id as subject_id,
        kpi_id,
        period_id,
        gap_ratio,
        case
            when spread_in_period > 1e-9 then least(greatest(gap_ratio / spread_in_period, -6.0), 6.0)
            when spread > 1e-9 then least(greatest(gap_ratio / spread, -6.0), 6.0)
        end as gap_z
    from own_scaled
),

own_measure as (
    select subject_id, 'kpi ' || kpi_id as kpi_key, period_id, gap_z, gap_ratio from own_z where gap_z is not null
    union all
    select subject_id, '*' as kpi_key, period_id, avg(gap_z) as gap_z, avg(gap_ratio) as gap_ratio
    from own_z
    where gap_z is not null
    group by subject_id, period_id
),

unit_measure as (
    select subject_id, kpi_key, period_id, gap_z, gap_ratio, n_people from of_ancestor
    union all
    select subject_id, kpi_key, period_id, gap_z, gap_ratio, null as n_people from own_measure
),

-- What a unit is measured by: the first of the KPIs that at least a fifth of its largest one's results have.
kpi_of_unit as (
    select
        subject_id,
        kpi_key,
        sum(coalesce(n_people, 1)) as n_values,
        max(sum(coalesce(n_people, 1))) over (partition by subject_id) as most
    from unit_measure
    where kpi_key <> '*'
    group by subject_id, kpi_key
),

goal_family as (
    select
        subject_id,
        min(kpi_key) as goal_family
    from kpi_of_unit
    where 5 * n_values >= most
    group by subject_id
),

planned_person as (
    select person_key
    from plan
    where person_key is not null
    group by person_key
    qualify row_number() over (order by person_key) <= 4000
),

person_in_order as (
    select
        person_key,
        row_number() over (order by person_key) as place
    from (select distinct person_key from person_all) as person
    where exists (select 1 from planned_person)
        and person_key not in (select plan.person_key from plan where plan.person_key is not null)
),

person_kept as (
    select person_key from planned_person
    union all
    select person_key from person_in_order where place <= 2000
),

person_measure as (
    select
        measured.person_key,
        measured.kpi_key,
        measured.period_id,
        sum(measured.sum_z) / sum(measured.n_goals) as gap_z,
        sum(measured.sum_ratio) / sum(measured.n_goals) as gap_ratio
    from (select * from person_kpi union all select * from person_all) as measured
    inner join person_kept on measured.person_key = person_kept.person_key
    where measured.kpi_key = '*'
        or measured.kpi_key in (select 'kpi ' || plan.kpi_id from plan where plan.person_key is not null and plan.kpi_id is not null)
    group by measured.person_key, measured.kpi_key, measured.period_id
),

person_place as (
    select
        scaled.person_key,
        scaled.unit_id,
        nullif(scaled.manager_key, '') as manager_key,
        min(scaled.kpi_key) as goal_family
    from scaled
    inner join person_kept on scaled.person_key = person_kept.person_key
    group by scaled.person_key, scaled.unit_id, scaled.manager_key
    qualify row_number() over (partition by scaled.person_key order by count(*) desc, scaled.unit_id, scaled.manager_key) = 1
),

together as (
    select
        'unit' as subject_type,
        unit_measure.subject_id,
        unit_measure.subject_id as unit_id,
        unit_manager.manager_key,
        goal_family.goal_family,
        unit_measure.kpi_key,
        unit_measure.period_id,
        unit_measure.n_people,
        unit_measure.gap_z,
        unit_measure.gap_ratio
    from unit_measure
    left join unit_manager on unit_measure.subject_id = unit_manager.unit_id
    left join goal_family on unit_measure.subject_id = goal_family.subject_id
    union all
    select
        'person' as subject_type,
        person_measure.person_key as subject_id,
        person_place.unit_id,
        person_place.manager_key,
        person_place.goal_family,
        person_measure.kpi_key,
        person_measure.period_id,
        1 as n_people,
        person_measure.gap_z,
        person_measure.gap_ratio
    from person_measure
    inner join person_place on person_measure.person_key = person_place.person_key
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
