-- Question:   how did those without any plan do in the same periods?
-- Grain:      start × window of 1, 3 or 6 periods × unit
-- Parameters: none
-- Sums over people of before and after as in planned.sql, enough for slope and level. People of a unit with a plan are left out too.
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
    from (select distinct starts_on from plan_that_counts) as starts
    cross join trap_period
    where trap_period.period_no is not null
    group by starts.starts_on
),

start_pair as (
    select distinct before_to, after_from
    from start_of
    where before_to is not null
        and after_from is not null
),

width as (
    select 1 as n_periods
    union all
    select 3 as n_periods
    union all
    select 6 as n_periods
),

unit_with_plan as (
    select distinct unit_closure.unit_id
    from plan_that_counts
    inner join unit_closure on plan_that_counts.unit_id = unit_closure.ancestor_id
    where plan_that_counts.person_key is null
),

free_person as (
    select
        trap_person.person_no,
        trap_person.home_unit_id
    from trap_person
    where trap_person.home_unit_id is not null
        and not exists (
            select 1 from plan_that_counts where plan_that_counts.person_key = trap_person.person_key
        )
        and not exists (
            select 1 from unit_with_plan where unit_with_plan.unit_id = trap_person.home_unit_id
        )
),

reached as (
    select
        free_person.home_unit_id as unit_id,
        trap_person_period.person_no,
        trap_person_period.period_no,
        sum(trap_person_period.zc_mean * trap_person_period.n_zc) / nullif(sum(trap_person_period.n_zc), 0) as z
    from trap_person_period
    inner join free_person on trap_person_period.person_no = free_person.person_no
    where trap_person_period.n_zc > 0
        and trap_person_period.period_no is not null
    group by free_person.home_unit_id, trap_person_period.person_no, trap_person_period.period_no
),

windowed as (
    select
        reached.unit_id,
        reached.person_no,
        start_pair.before_to,
        start_pair.after_from,
        width.n_periods,
        count(case when reached.period_no <= start_pair.before_to then 1 end) as n_before,
        avg(case when reached.period_no <= start_pair.before_to then reached.z end) as b,
        count(case when reached.period_no >= start_pair.after_from then 1 end) as n_after,
        avg(case when reached.period_no >= start_pair.after_from then reached.z end) as a
    from start_pair
    cross join width
    inner join reached
        on reached.period_no > start_pair.before_to - width.n_periods
        and reached.period_no < start_pair.after_from + width.n_periods
    group by
        reached.unit_id,
        reached.person_no,
        start_pair.before_to,
        start_pair.after_from,
        width.n_periods
)

select
    unit_id,
    before_to,
    after_from,
    cast(n_periods as integer) as n_periods,
    cast(count(*) as integer) as n,
    sum(b) as sum_b,
    sum(a) as sum_a,
    sum(b * b) as sum_bb,
    sum(a * b) as sum_ab,
    sum(a * a) as sum_aa
from windowed
where 2 * n_before >= n_periods
    and n_after > 0
group by unit_id, before_to, after_from, n_periods
order by n_periods, before_to, after_from, unit_id
