-- Question:   how far from target is a unit by results of its own, where it has no people?
-- Grain:      unit × KPI (or '*') × period
-- Parameters: none
-- The scale of a KPI is the spread of its results about the mean of each period; where they do not differ within periods, about the
-- mean of all. Only periods of the kind that people's results have most, or without people the most frequent.
with

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

unit_of_people as (
    select distinct unit_closure.ancestor_id as unit_id
    from plan_person_goal
    inner join unit_closure on plan_person_goal.unit_id = unit_closure.unit_id
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
    left join unit_of_people on goal_gap.unit_id = unit_of_people.unit_id
    where goal_gap.person_key is null
        and goal_gap.kpi_id is not null
        and goal_gap.gap_ratio is not null
        and unit_of_people.unit_id is null
    group by goal_gap.unit_id, goal_gap.kpi_id, goal_gap.period_id
),

deviation as (
    select
        unit_id,
        kpi_id,
        period_id,
        gap_ratio,
        gap_ratio - avg(gap_ratio) over (partition by kpi_id, period_id) as from_period,
        gap_ratio - avg(gap_ratio) over (partition by kpi_id) as from_kpi
    from own_result
),

spread as (
    select
        unit_id,
        kpi_id,
        period_id,
        gap_ratio,
        sqrt(avg(from_period * from_period) over (partition by kpi_id)) as in_period,
        sqrt(avg(from_kpi * from_kpi) over (partition by kpi_id)) as in_kpi
    from deviation
),

-- Equal ratios of unequal decimals differ in the last digit: a spread below 1e-9 is none.
scaled as (
    select
        unit_id,
        kpi_id,
        period_id,
        gap_ratio,
        least(greatest(gap_ratio / case when in_period > 1e-9 then in_period else in_kpi end, -6.0), 6.0) as gap_z
    from spread
    where in_kpi > 1e-9
)

select unit_id, 'kpi ' || kpi_id as kpi_key, period_id, gap_z, gap_ratio from scaled
union all
select unit_id, '*' as kpi_key, period_id, avg(gap_z) as gap_z, avg(gap_ratio) as gap_ratio
from scaled
group by unit_id, period_id
