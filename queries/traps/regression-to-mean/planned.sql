-- Question:   how did those with a plan do just before it began, and after?
-- Grain:      person with a plan × window of 1, 3 or 6 periods
-- Parameters: none
-- A plan of a unit is one for everybody at home in it or below it. The mean of zc over the periods of the window: the last ones that
-- ended before the plan, and the first ones from its start. The period in which it starts belongs to "after" when the plan starts in
-- its first third, else to neither. Of several plans of one person the first counts; cancelled ones do not. At least half of the
-- periods before must have a result of the person.
with

plan_that_counts as (
    select
        plan.person_key,
        coalesce(unit_place.place_id, plan.unit_id) as unit_id,
        plan.starts_on
    from plan
    left join unit_place on plan.unit_id = unit_place.unit_id
    where plan.starts_on is not null
        and lower(coalesce(plan.status, '')) not in ('cancelled', 'canceled', '取消', '已取消', '作废')
),

covered as (
    select
        trap_person.person_no,
        plan_that_counts.starts_on
    from plan_that_counts
    inner join trap_person on plan_that_counts.person_key = trap_person.person_key
    union all
    select
        trap_person.person_no,
        plan_that_counts.starts_on
    from plan_that_counts
    inner join unit_closure on plan_that_counts.unit_id = unit_closure.ancestor_id
    inner join trap_person on unit_closure.unit_id = trap_person.home_unit_id
    where plan_that_counts.person_key is null
),

planned as (
    select
        covered.person_no,
        trap_person.home_unit_id,
        min(covered.starts_on) as starts_on
    from covered
    inner join trap_person on covered.person_no = trap_person.person_no
    group by covered.person_no, trap_person.home_unit_id
),

start_of as (
    select
        starts.starts_on,
        max(case when trap_period.period_end < starts.starts_on then trap_period.period_no end) as before_to,
        min(case
            when trap_period.period_start >= starts.starts_on
                or (
                    trap_period.period_end >= starts.starts_on
                    and 3 * (starts.starts_on - trap_period.period_start)
                        <= trap_period.period_end - trap_period.period_start
                )
                then trap_period.period_no
        end) as after_from
    from (select distinct starts_on from planned) as starts
    cross join trap_period
    where trap_period.period_no is not null
    group by starts.starts_on
),

width as (
    select 1 as n_periods
    union all
    select 3 as n_periods
    union all
    select 6 as n_periods
),

reached as (
    select
        person_no,
        period_no,
        sum(zc_mean * n_zc) / nullif(sum(n_zc), 0) as z
    from trap_person_period
    where n_zc > 0
        and period_no is not null
        and person_no in (select person_no from planned)
    group by person_no, period_no
),

windowed as (
    select
        planned.person_no,
        planned.home_unit_id,
        start_of.before_to,
        start_of.after_from,
        width.n_periods,
        count(case when reached.period_no <= start_of.before_to then 1 end) as n_before,
        avg(case when reached.period_no <= start_of.before_to then reached.z end) as before_z,
        count(case when reached.period_no >= start_of.after_from then 1 end) as n_after,
        avg(case when reached.period_no >= start_of.after_from then reached.z end) as after_z
    from planned
    inner join start_of on planned.starts_on = start_of.starts_on
    cross join width
    inner join reached
        on planned.person_no = reached.person_no
        and reached.period_no > start_of.before_to - width.n_periods
        and reached.period_no < start_of.after_from + width.n_periods
    group by
        planned.person_no,
        planned.home_unit_id,
        start_of.before_to,
        start_of.after_from,
        width.n_periods
)

select
    windowed.person_no,
    coalesce(windowed.home_unit_id, 'root') as unit_id,
    windowed.before_to,
    windowed.after_from,
    cast(windowed.n_periods as integer) as n_periods,
    windowed.before_z,
    windowed.after_z,
    first_period.period_id as first_period,
    last_period.period_id as last_period
from windowed
left join trap_period as first_period on windowed.before_to = first_period.period_no
left join trap_period as last_period on windowed.after_from = last_period.period_no
where 2 * windowed.n_before >= windowed.n_periods
    and windowed.n_after > 0
order by windowed.n_periods, windowed.before_to, unit_id, windowed.person_no
