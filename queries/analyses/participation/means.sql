-- Question:   how often were people spoken with, and how many of them got which incentive?
-- Grain:      measure × unit that the record names
-- Parameters: $cycle (a period; default all)
-- talks_per_month: talks over months of people with results, from the first talk on. Incentives: 0 or 1 of a person, or the share of a
-- unit's people; both average to the part of the people that got it. No amounts.
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

talk as (
    select
        coalesce(unit_place.place_id, checkin.unit_id, 'root') as unit_id,
        coalesce(checkin.occurred_on, period.period_start) as day,
        coalesce(checkin.n, 1) as n
    from checkin
    left join period on checkin.period_id = period.period_id
    left join unit_place on checkin.unit_id = unit_place.unit_id
    where coalesce(checkin.kind, 'check_in') not in ('blocker', 'proposal')
),

talks_kept as (
    select min(day) as from_day from talk
),

spoken as (
    select
        talk.unit_id,
        sum(talk.n) as total
    from talk
    cross join span
    where talk.day >= span.from_day
        and talk.day <= span.to_day
    group by talk.unit_id
),

person_month as (
    select
        person_gap.unit_id,
        count(*) as n
    from person_gap
    inner join period on person_gap.period_id = period.period_id
    cross join talks_kept
    where person_gap.kpi_id = '*'
        and period.kind = 'month'
        and ($cycle::varchar is null or person_gap.period_id = $cycle::varchar)
        and period.period_end >= talks_kept.from_day
    group by person_gap.unit_id
),

averaged as (
    select
        'talks_per_month' as measure,
        person_month.unit_id,
        coalesce(spoken.total, 0) as total,
        person_month.n
    from person_month
    left join spoken on person_month.unit_id = spoken.unit_id
    union all
    select
        context_factor.factor as measure,
        coalesce(unit_place.place_id, context_factor.unit_id, 'root') as unit_id,
        sum(context_factor.value) as total,
        count(*) as n
    from context_factor
    cross join span
    left join unit_place on context_factor.unit_id = unit_place.unit_id
    where context_factor.factor in ('incentive_material', 'incentive_promotion', 'incentive_recognition')
        and context_factor.value >= 0
        and context_factor.value <= 1
        and coalesce(context_factor.period_start, span.from_day) >= span.from_day
        and coalesce(context_factor.period_start, span.from_day) <= span.to_day
    group by context_factor.factor, coalesce(unit_place.place_id, context_factor.unit_id, 'root')
)

select
    measure,
    unit_id,
    cast(total as double) as total,
    cast(n as integer) as n
from averaged
order by measure, unit_id
