-- Question:   how long did an answer, a confirmation or a first talk take, and what still waits?
-- Grain:      measure × unit × cause × owner function × days × whether it was answered
-- Parameters: $cycle (a period; default all)
-- Days from the day of the request to the answer, else to the newest day of the data. goal_acknowledged: from the setting of a goal,
-- where its source keeps such days. plan_acknowledged: from the planned start, earlier counts as 0. first_talk: from the end of the
-- period whose gap is the first of a run below the limits to the next talk in the unit or below it.
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

today as (
    select max(period_end) as as_of from period
),

kept as (
    select
        source_id,
        min(case when acknowledged_on is not null then period_start end) as from_day
    from goal_result
    where target_set_at is not null
    group by source_id
),

talk as (
    select
        unit_closure.ancestor_id as unit_id,
        checkin.occurred_on
    from checkin
    left join unit_place on checkin.unit_id = unit_place.unit_id
    inner join unit_closure on coalesce(unit_place.place_id, checkin.unit_id, 'root') = unit_closure.unit_id
    where coalesce(checkin.kind, 'check_in') not in ('blocker', 'proposal')
        and checkin.occurred_on is not null
    group by unit_closure.ancestor_id, checkin.occurred_on
),

first_talk as (
    select min(occurred_on) as from_day from talk
),

gap_in_order as (
    select
        gap_cell.unit_id,
        gap_cell.signal,
        period.period_end,
        lag(gap_cell.signal) over (partition by gap_cell.unit_id, period.kind order by gap_cell.period_start) as signal_before
    from gap_cell
    inner join period on gap_cell.period_id = period.period_id
    where gap_cell.kpi_id = '*'
        and gap_cell.level = 'person'
        and not gap_cell.is_withheld
        -- The lowest units only: a gap of a team is not a second one of its department.
        and gap_cell.unit_id in (select person_gap.unit_id from person_gap where person_gap.kpi_id = '*')
),

signalled as (
    select
        gap_in_order.unit_id,
        gap_in_order.period_end
    from gap_in_order
    cross join span
    cross join first_talk
    where gap_in_order.signal = 'below'
        and coalesce(gap_in_order.signal_before, 'unjudged') <> 'below'
        and gap_in_order.period_end >= span.from_day
        and gap_in_order.period_end <= span.to_day
        and gap_in_order.period_end >= first_talk.from_day
),

responded as (
    select
        signalled.unit_id,
        signalled.period_end as asked_on,
        min(talk.occurred_on) as answered_on
    from signalled
    left join talk
        on signalled.unit_id = talk.unit_id
        and talk.occurred_on > signalled.period_end
    group by signalled.unit_id, signalled.period_end
),

waiting as (
    select
        'goal_acknowledged' as measure,
        goal_result.unit_id,
        null as cause,
        null as owner_function,
        goal_result.target_set_at as asked_on,
        goal_result.acknowledged_on as answered_on,
        1 as n
    from goal_result
    inner join kept on goal_result.source_id is not distinct from kept.source_id
    where goal_result.target_set_at is not null
        and goal_result.period_start >= kept.from_day
        and ($cycle::varchar is null or goal_result.period_id = $cycle::varchar)
    union all
    select
        'plan_acknowledged' as measure,
        plan.unit_id,
        null as cause,
        null as owner_function,
        plan.starts_on as asked_on,
        plan.acknowledged_on as answered_on,
        1 as n
    from plan
    cross join span
    where plan.person_key is null
        and coalesce(plan.subject_type, 'unit') <> 'person'
        and plan.starts_on >= span.from_day
        and plan.starts_on <= span.to_day
        and exists (select 1 from plan as any_plan where any_plan.acknowledged_on is not null)
    union all
    select
        checkin.kind || '_answered' as measure,
        checkin.unit_id,
        case when checkin.kind = 'blocker' then checkin.blocker_code end as cause,
        case when checkin.kind = 'blocker' then checkin.owner_function end as owner_function,
        checkin.occurred_on as asked_on,
        checkin.answered_on,
        coalesce(checkin.n, 1) as n
    from checkin
    cross join span
    where checkin.kind in ('blocker', 'proposal')
        and checkin.occurred_on >= span.from_day
        and checkin.occurred_on <= span.to_day
    union all
    select
        'first_talk' as measure,
        responded.unit_id,
        null as cause,
        null as owner_function,
        responded.asked_on,
        responded.answered_on,
        1 as n
    from responded
),

timed as (
    select
        waiting.measure,
        coalesce(unit_place.place_id, waiting.unit_id, 'root') as unit_id,
        waiting.cause,
        waiting.owner_function,
        greatest(coalesce(waiting.answered_on, today.as_of) - waiting.asked_on, 0) as days,
        waiting.answered_on is not null as is_answered,
        waiting.n
    from waiting
    cross join today
    left join unit_place on waiting.unit_id = unit_place.unit_id
)

select
    measure,
    unit_id,
    cause,
    owner_function,
    cast(days as integer) as days,
    is_answered,
    cast(sum(n) as integer) as n
from timed
where days is not null
group by measure, unit_id, cause, owner_function, days, is_answered
order by measure, unit_id, cause, owner_function, days, is_answered
