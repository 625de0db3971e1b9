-- Question:   how many targets were set in each unit, how many cite a lesson, and how many were spoken of after they were set?
-- Grain:      unit that the result names × period
-- Parameters: none
-- n_talkable: targets of periods in which talks are recorded at all. A talk counts when it took place after the target was set and by
-- the end of its period.
with

talk as (
    select
        person_key,
        unit_id,
        coalesce(occurred_on, period_end) as day
    from checkin
    where coalesce(kind, 'check_in') not in ('blocker', 'proposal')
        and coalesce(n, 1) > 0
        and coalesce(occurred_on, period_end) is not null
),

talks_kept as (
    select min(day) as from_day from talk
),

target as (
    select
        coalesce(place.ancestor_id, goal_result.unit_id, 'root') as unit_id,
        goal_result.person_key,
        goal_result.period_id,
        goal_result.period_start,
        goal_result.period_end,
        coalesce(goal_result.target_set_at, goal_result.period_start) as set_on,
        count(*) as n,
        count(goal_result.lesson_id) as n_lessons
    from goal_result
    left join unit_closure as place
        on goal_result.unit_id = place.unit_id
        and place.ancestor_id = 'root'
        and place.distance = 0
    where goal_result.target is not null
    group by
        coalesce(place.ancestor_id, goal_result.unit_id, 'root'),
        goal_result.person_key,
        goal_result.period_id,
        goal_result.period_start,
        goal_result.period_end,
        coalesce(goal_result.target_set_at, goal_result.period_start)
),

talked as (
    select distinct
        target.unit_id,
        target.person_key,
        target.period_id,
        target.set_on
    from target
    inner join talk on target.person_key = talk.person_key
    where talk.day >= target.set_on
        and talk.day <= target.period_end
    union
    select distinct
        target.unit_id,
        target.person_key,
        target.period_id,
        target.set_on
    from target
    inner join talk on target.unit_id = talk.unit_id
    where talk.person_key is null
        and talk.day >= target.set_on
        and talk.day <= target.period_end
)

select
    target.unit_id,
    target.period_id,
    target.period_start,
    cast(sum(target.n) as integer) as n,
    cast(sum(target.n_lessons) as integer) as n_lessons,
    cast(sum(case when target.period_end >= talks_kept.from_day then target.n else 0 end) as integer) as n_talkable,
    cast(sum(case when target.period_end >= talks_kept.from_day and talked.unit_id is not null then target.n else 0 end) as integer)
        as n_talked
from target
cross join talks_kept
left join talked
    on target.unit_id = talked.unit_id
    and target.person_key is not distinct from talked.person_key
    and target.period_id = talked.period_id
    and target.set_on = talked.set_on
group by target.unit_id, target.period_id, target.period_start
order by target.unit_id, target.period_start, target.period_id
