-- Question:   how often is each goal reached, by how much, and in how many units and periods?
-- Grain:      goal (KPI with its version, or shared goal) × period
-- Parameters: $subjects (people, or units, below which results of people make no goal), $median (attainment)
-- Results of people count; where a goal has fewer than $subjects of them, those of units, and each unit is a subject. Stretch goals
-- (lane okr) are left out and counted. lowest_r0: mean of the lowest unit of the period, of units with at least five people.
-- n_slack: periods whose own median lies above $median. none_share: results of nothing where less is better, such as accidents. Columns from n_goal on repeat for each period.
with

measured as (
    select
        kpi_key,
        kpi_id,
        goal_id,
        kpi_version,
        unit_id,
        person_no,
        period_id,
        period_start,
        r0,
        case when r0 >= 1 - 1e-9 then 1.0 else 0.0 end as hit,
        case when direction = 'lower' and actual <= 0 then 1.0 else 0.0 end as is_none,
        lower(coalesce(lane, '')) like '%okr%' as is_stretch
    from trap_row
    where r0 between -1e9 and 1e9
        and kpi_key <> 'private'
),

level as (
    select
        kpi_key,
        kpi_version,
        min(kpi_id) as kpi_id,
        min(case when kpi_id is null then goal_id end) as goal_id,
        count(distinct case when not is_stretch then person_no end) >= $subjects
            or count(person_no) = count(*) as is_of_people,
        sum(case when is_stretch then 1 else 0 end) as n_stretch
    from measured
    group by kpi_key, kpi_version
),

result as (
    select
        measured.*,
        level.is_of_people
    from measured
    inner join level on measured.kpi_key = level.kpi_key and measured.kpi_version = level.kpi_version
    where not measured.is_stretch
        and level.is_of_people = (measured.person_no is not null)
),

in_order as (
    select
        kpi_key,
        kpi_version,
        period_id,
        r0,
        count(*) over (partition by kpi_key, kpi_version) as n,
        row_number() over (partition by kpi_key, kpi_version order by r0) as place,
        count(*) over (partition by kpi_key, kpi_version, period_id) as n_of_period,
        row_number() over (partition by kpi_key, kpi_version, period_id order by r0) as place_in_period
    from result
),

period_median as (
    select kpi_key, kpi_version, period_id, avg(r0) as median_r0
    from in_order
    where 2 * place_in_period between n_of_period and n_of_period + 2
    group by kpi_key, kpi_version, period_id
),

slack as (
    select kpi_key, kpi_version, sum(case when median_r0 > $median then 1 else 0 end) as n_slack
    from period_median
    group by kpi_key, kpi_version
),

goal_median as (
    select kpi_key, kpi_version, avg(r0) as median_r0
    from in_order
    where 2 * place between n and n + 2
    group by kpi_key, kpi_version
),

of_unit as (
    select kpi_key, kpi_version, unit_id, avg(hit) as hit_share
    from result
    group by kpi_key, kpi_version, unit_id
),

unit_mean as (
    select kpi_key, kpi_version, avg(hit_share) as unit_hit_share
    from of_unit
    group by kpi_key, kpi_version
),

goal as (
    select
        kpi_key,
        kpi_version,
        count(*) as n_goal,
        sum(hit) as n_hit,
        avg(is_none) as none_share,
        count(distinct person_no) as n_people,
        count(distinct unit_id) as n_units
    from result
    group by kpi_key, kpi_version
),

unit_period as (
    select
        kpi_key,
        kpi_version,
        unit_id,
        period_id,
        max(case when is_of_people then 1 else 0 end) = 1 as is_of_people,
        count(distinct person_no) as n_people,
        avg(r0) as mean_r0
    from result
    group by kpi_key, kpi_version, unit_id, period_id
),

lowest as (
    select kpi_key, kpi_version, period_id, min(mean_r0) as lowest_r0
    from unit_period
    where not is_of_people
        or n_people >= 5
    group by kpi_key, kpi_version, period_id
),

of_period as (
    select
        kpi_key,
        kpi_version,
        period_id,
        min(period_start) as period_start,
        count(*) as n,
        count(distinct person_no) as n_people,
        avg(r0) as mean_r0
    from result
    group by kpi_key, kpi_version, period_id
)

select
    level.kpi_key,
    coalesce(level.kpi_id, level.goal_id) as goal_key,
    level.kpi_id,
    cast(level.kpi_version as integer) as kpi_version,
    of_period.period_id,
    cast(coalesce(of_period.n, 0) as integer) as n,
    cast(coalesce(of_period.n_people, 0) as integer) as n_people,
    of_period.mean_r0,
    lowest.lowest_r0,
    cast(coalesce(goal.n_goal, 0) as integer) as n_goal,
    cast(coalesce(goal.n_hit, 0) as integer) as n_hit,
    goal_median.median_r0,
    unit_mean.unit_hit_share,
    cast(coalesce(case when level.is_of_people then goal.n_people else goal.n_units end, 0) as integer) as n_subjects,
    cast(coalesce(goal.n_units, 0) as integer) as n_units,
    goal.none_share,
    cast(coalesce(slack.n_slack, 0) as integer) as n_slack,
    level.is_of_people,
    cast(level.n_stretch as integer) as n_stretch
from level
left join goal on level.kpi_key = goal.kpi_key and level.kpi_version = goal.kpi_version
left join goal_median on level.kpi_key = goal_median.kpi_key and level.kpi_version = goal_median.kpi_version
left join unit_mean on level.kpi_key = unit_mean.kpi_key and level.kpi_version = unit_mean.kpi_version
left join slack on level.kpi_key = slack.kpi_key and level.kpi_version = slack.kpi_version
left join of_period on level.kpi_key = of_period.kpi_key and level.kpi_version = of_period.kpi_version
left join lowest
    on of_period.kpi_key = lowest.kpi_key
    and of_period.kpi_version = lowest.kpi_version
    and of_period.period_id = lowest.period_id
order by level.kpi_key, level.kpi_version, of_period.period_start, of_period.period_id
