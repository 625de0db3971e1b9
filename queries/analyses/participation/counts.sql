-- Question:   of how many goals, plans, proposals, difficulties and months of people can something be said, and of how many is it so?
-- Grain:      measure × unit that the record names (not its ancestors)
-- Parameters: $cycle (a period; default all)
-- Plans of persons are not counted. What a source never fills in is no "no": goals count as untouched or unacknowledged only where their
-- source keeps such days. A talk belongs to a goal when it took place after the goal was set and within its period.
with

-- A company that was delivered as a unit of its own lies at distance 0 below root.
unit_place as (
    select
        unit_id,
        ancestor_id as place_id
    from unit_closure
    where ancestor_id = 'root'
        and distance = 0
),

span as (
    select
        min(period_start) as from_day,
        max(period_end) as to_day
    from period
    where $cycle::varchar is null
        or period_id = $cycle::varchar
),

kept as (
    select
        source_id,
        min(case when updated_on is not null then period_start end) as updates_from
    from goal_result
    group by source_id
),

goal as (
    select
        coalesce(unit_place.place_id, goal_result.unit_id) as unit_id,
        goal_result.person_key,
        goal_result.period_id,
        goal_result.period_start,
        goal_result.period_end,
        goal_result.goal_id,
        goal_result.proposed_by,
        goal_result.indicator_type,
        coalesce(goal_result.target_set_at, goal_result.period_start) as set_on,
        greatest(
            coalesce(goal_result.updated_on, goal_result.target_revised_at),
            coalesce(goal_result.target_revised_at, goal_result.updated_on)
        ) as touched_on,
        coalesce(goal_result.period_start >= kept.updates_from, false) as keeps_updates
    from goal_result
    left join unit_place on goal_result.unit_id = unit_place.unit_id
    left join kept on goal_result.source_id is not distinct from kept.source_id
    where $cycle::varchar is null
        or goal_result.period_id = $cycle::varchar
),

talk as (
    select
        coalesce(unit_place.place_id, checkin.unit_id) as unit_id,
        checkin.person_key,
        checkin.occurred_on,
        checkin.period_id
    from checkin
    left join unit_place on checkin.unit_id = unit_place.unit_id
    where coalesce(checkin.kind, 'check_in') not in ('blocker', 'proposal')
        and coalesce(checkin.n, 1) > 0
),

talks_kept as (
    select min(coalesce(talk.occurred_on, period.period_start)) as from_day
    from talk
    left join period on talk.period_id = period.period_id
),

person_month as (
    select distinct
        person_gap.unit_id,
        person_gap.person_key,
        person_gap.period_id,
        period.period_start,
        period.period_end
    from person_gap
    inner join period on person_gap.period_id = period.period_id
    cross join talks_kept
    where person_gap.kpi_id = '*'
        and ($cycle::varchar is null or person_gap.period_id = $cycle::varchar)
        and period.period_end >= talks_kept.from_day
),

spoken_month as (
    select distinct
        person_month.person_key,
        person_month.period_id
    from person_month
    inner join talk
        on person_month.person_key = talk.person_key
        and (
            (talk.occurred_on >= person_month.period_start and talk.occurred_on <= person_month.period_end)
            or (talk.occurred_on is null and talk.period_id = person_month.period_id)
        )
),

-- Goals of one person set on one day: what was said is said of all of them.
goal_set as (
    select
        goal.unit_id,
        goal.person_key,
        goal.period_id,
        goal.period_end,
        goal.set_on,
        count(*) as n
    from goal
    cross join talks_kept
    where goal.period_end >= talks_kept.from_day
    group by goal.unit_id, goal.person_key, goal.period_id, goal.period_end, goal.set_on
),

talked_set as (
    select distinct
        goal_set.unit_id,
        goal_set.person_key,
        goal_set.period_id,
        goal_set.set_on
    from goal_set
    inner join talk on goal_set.person_key = talk.person_key
    where (talk.occurred_on >= goal_set.set_on and talk.occurred_on <= goal_set.period_end)
        or (talk.occurred_on is null and talk.period_id = goal_set.period_id)
    union
    select distinct
        goal_set.unit_id,
        goal_set.person_key,
        goal_set.period_id,
        goal_set.set_on
    from goal_set
    inner join talk on goal_set.unit_id = talk.unit_id
    where talk.person_key is null
        and (
            (talk.occurred_on >= goal_set.set_on and talk.occurred_on <= goal_set.period_end)
            or (talk.occurred_on is null and talk.period_id = goal_set.period_id)
        )
),

stage as (
    select
        plan_id,
        count(case when coalesce(kind, 'milestone') <> 'commitment' and due_on is not null then 1 end) as n_stages
    from plan_step
    group by plan_id
),

stage_of_goal as (
    select
        goal_id,
        count(case when coalesce(kind, 'milestone') <> 'commitment' and due_on is not null then 1 end) as n_stages
    from plan_step
    where goal_id is not null
    group by goal_id
),

plan_here as (
    select
        coalesce(unit_place.place_id, plan.unit_id, 'root') as unit_id,
        plan.plan_id,
        plan.co_authored,
        plan.decision_level,
        plan.own_benefit
    from plan
    cross join span
    left join unit_place on plan.unit_id = unit_place.unit_id
    where plan.person_key is null
        and coalesce(plan.subject_type, 'unit') <> 'person'
        and coalesce(plan.starts_on, span.from_day) <= span.to_day
        and coalesce(plan.closed_on, plan.ends_on, span.to_day) >= span.from_day
),

told as (
    select
        (select count(*) from plan where own_benefit is not null) as n_benefits,
        (select count(*) from plan_step where due_on is not null) as n_stages,
        (select count(*) from plan_step where goal_id is not null) as n_goal_stages
),

ticket as (
    select
        coalesce(unit_place.place_id, checkin.unit_id, 'root') as unit_id,
        checkin.kind,
        checkin.answered_on,
        checkin.adopted,
        coalesce(checkin.n, 1) as n
    from checkin
    cross join span
    left join unit_place on checkin.unit_id = unit_place.unit_id
    where checkin.kind in ('blocker', 'proposal')
        and checkin.occurred_on >= span.from_day
        and checkin.occurred_on <= span.to_day
),

counted as (
    select
        'goals_agreed' as measure,
        unit_id,
        count(case when proposed_by in ('employee', 'both') then 1 end) as k,
        count(*) as n
    from goal
    where proposed_by in ('employee', 'both', 'manager', 'admin')
    group by unit_id
    union all
    select
        'goals_process' as measure,
        unit_id,
        count(case when indicator_type in ('process', 'learning') then 1 end) as k,
        count(*) as n
    from goal
    where indicator_type is not null
    group by unit_id
    union all
    select
        'goals_untouched' as measure,
        unit_id,
        count(case when touched_on is null or touched_on <= set_on then 1 end) as k,
        count(*) as n
    from goal
    where keeps_updates
    group by unit_id
    union all
    select
        'goals_talked' as measure,
        goal_set.unit_id,
        sum(case when talked_set.unit_id is not null then goal_set.n else 0 end) as k,
        sum(goal_set.n) as n
    from goal_set
    left join talked_set
        on goal_set.unit_id is not distinct from talked_set.unit_id
        and goal_set.person_key is not distinct from talked_set.person_key
        and goal_set.period_id = talked_set.period_id
        and goal_set.set_on = talked_set.set_on
    group by goal_set.unit_id
    union all
    select
        'goals_milestones' as measure,
        goal.unit_id,
        count(distinct case when stage_of_goal.n_stages >= 2 then goal.goal_id end) as k,
        count(distinct goal.goal_id) as n
    from goal
    cross join told
    left join stage_of_goal on goal.goal_id = stage_of_goal.goal_id
    where told.n_goal_stages > 0
        and goal.goal_id is not null
    group by goal.unit_id
    union all
    select
        'months_talked' as measure,
        person_month.unit_id,
        count(spoken_month.person_key) as k,
        count(*) as n
    from person_month
    left join spoken_month
        on person_month.person_key = spoken_month.person_key
        and person_month.period_id = spoken_month.period_id
    where exists (select 1 from talk where talk.person_key is not null)
    group by person_month.unit_id
    union all
    select
        'plans_agreed' as measure,
        unit_id,
        count(case when co_authored then 1 end) as k,
        count(*) as n
    from plan_here
    where co_authored is not null
    group by unit_id
    union all
    select
        'plans_decide' as measure,
        unit_id,
        count(case when decision_level >= 2 then 1 end) as k,
        count(*) as n
    from plan_here
    where decision_level is not null
    group by unit_id
    union all
    select
        'plans_benefit' as measure,
        plan_here.unit_id,
        count(plan_here.own_benefit) as k,
        count(*) as n
    from plan_here
    cross join told
    where told.n_benefits > 0
    group by plan_here.unit_id
    union all
    select
        'plans_milestones' as measure,
        plan_here.unit_id,
        count(case when stage.n_stages >= 2 then 1 end) as k,
        count(*) as n
    from plan_here
    cross join told
    left join stage on plan_here.plan_id = stage.plan_id
    where told.n_stages > 0
    group by plan_here.unit_id
    union all
    select
        'proposals_answered' as measure,
        unit_id,
        sum(case when answered_on is not null then n else 0 end) as k,
        sum(n) as n
    from ticket
    where kind = 'proposal'
    group by unit_id
    union all
    select
        'proposals_adopted' as measure,
        unit_id,
        sum(case when adopted then n else 0 end) as k,
        sum(n) as n
    from ticket
    where kind = 'proposal'
        and adopted is not null
    group by unit_id
    union all
    select
        'blockers_answered' as measure,
        unit_id,
        sum(case when answered_on is not null then n else 0 end) as k,
        sum(n) as n
    from ticket
    where kind = 'blocker'
    group by unit_id
)

select
    measure,
    coalesce(unit_id, 'root') as unit_id,
    cast(sum(k) as integer) as k,
    cast(sum(n) as integer) as n
from counted
group by measure, coalesce(unit_id, 'root')
order by measure, unit_id
