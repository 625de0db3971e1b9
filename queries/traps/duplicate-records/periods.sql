-- Question:   how many records of each unit repeat another one, period by period, and what do they do to its mean?
-- Grain:      unit × period with results
-- Parameters: none
-- The facts already count repeated records of one file once; here they are added again. A repetition whose first record has been
-- replaced by a later delivery is history and does not count. The same goal, target, actual and weight of one person in two units
-- is a repetition only when that person's weights add up to far more than 100: two half posts share the weight of one card. An
-- attainment beyond 1e30 is a typing error; with it there would be no mean.
with

repeated as (
    select
        batch_id,
        coalesce(person_no, -1) as person_or_none,
        unit_id,
        coalesce(kpi_id, '') as kpi_or_none,
        coalesce(goal_id, '') as goal_or_none,
        period_id,
        count(*) as n_extra
    from trap_repeat
    group by batch_id, coalesce(person_no, -1), unit_id, coalesce(kpi_id, ''), coalesce(goal_id, ''), period_id
),

-- Two delivered names of one unit may give one repetition two first records, so it is counted once for each key.
standing as (
    select
        repeated.unit_id,
        repeated.period_id,
        max(repeated.n_extra) as n_extra,
        avg(case when abs(trap_fact.r) <= 1e30 then trap_fact.r end) as r
    from repeated
    inner join trap_fact
        on repeated.batch_id = trap_fact.batch_id
        and repeated.unit_id = trap_fact.unit_id
        and repeated.period_id = trap_fact.period_id
        and repeated.person_or_none = coalesce(trap_fact.person_no, -1)
        and repeated.kpi_or_none = coalesce(trap_fact.kpi_id, '')
        and repeated.goal_or_none = coalesce(trap_fact.goal_id, '')
    group by
        repeated.batch_id,
        repeated.unit_id,
        repeated.period_id,
        repeated.person_or_none,
        repeated.kpi_or_none,
        repeated.goal_or_none
),

overfull_card as (
    select
        person_no,
        period_id
    from trap_fact
    where person_no is not null
    group by person_no, period_id
    having min(unit_id) < max(unit_id)
        and coalesce(max(weight_total), 100 * sum(weight)) >= 150
),

carried_twice as (
    select
        trap_fact.unit_id,
        trap_fact.period_id,
        case when abs(trap_fact.r) <= 1e30 then trap_fact.r end as r,
        row_number() over (
            partition by
                trap_fact.person_no,
                trap_fact.period_id,
                trap_fact.kpi_key,
                trap_fact.goal_id,
                trap_fact.actual,
                trap_fact.target,
                trap_fact.weight
            order by trap_fact.row_no
        ) as place
    from trap_fact
    inner join overfull_card
        on trap_fact.person_no = overfull_card.person_no
        and trap_fact.period_id = overfull_card.period_id
    where trap_fact.actual is not null
        and trap_fact.kpi_key <> 'private'
),

extra as (
    select
        unit_id,
        period_id,
        n_extra,
        r,
        n_extra as n_beside
    from standing
    union all
    select
        unit_id,
        period_id,
        1 as n_extra,
        r,
        0 as n_beside
    from carried_twice
    where place > 1
),

extra_of as (
    select
        unit_id,
        period_id,
        sum(n_extra) as n_extra,
        sum(n_beside) as n_beside,
        sum(case when r is not null then n_extra else 0 end) as n_extra_r,
        sum(case when r is not null then n_beside else 0 end) as n_beside_r,
        sum(n_extra * r) as sum_extra_r,
        sum(n_beside * r) as sum_beside_r
    from extra
    group by unit_id, period_id
),

fact_of as (
    select
        unit_id,
        period_id,
        min(period_start) as period_start,
        count(*) as n_facts,
        count(distinct person_no) as n_people,
        sum(case when abs(r) <= 1e30 then 1 else 0 end) as n_r,
        sum(case when abs(r) <= 1e30 then r end) as sum_r
    from trap_fact
    group by unit_id, period_id
)

select
    fact_of.unit_id,
    fact_of.period_id,
    fact_of.period_start,
    cast(fact_of.n_facts + coalesce(extra_of.n_beside, 0) as integer) as n_records,
    cast(coalesce(extra_of.n_extra, 0) as integer) as n_repeated,
    cast(fact_of.n_people as integer) as n_people,
    -- Attainment of the records as delivered, and of those beyond the first.
    cast(fact_of.n_r + coalesce(extra_of.n_beside_r, 0) as integer) as n_r,
    coalesce(fact_of.sum_r, 0.0) + coalesce(extra_of.sum_beside_r, 0.0) as sum_r,
    cast(coalesce(extra_of.n_extra_r, 0) as integer) as n_repeated_r,
    coalesce(extra_of.sum_extra_r, 0.0) as sum_repeated_r
from fact_of
left join extra_of
    on fact_of.unit_id = extra_of.unit_id
    and fact_of.period_id = extra_of.period_id
order by fact_of.unit_id, fact_of.period_start, fact_of.period_id
