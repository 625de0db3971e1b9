-- Question:   does the next target of a series follow the growth of the results before it, department by department?
-- Grain:      unit × fifth of its pairs by prior growth (1 = least growth; null where the unit has no pair)
-- Parameters: $largest (largest growth or change of target, a factor, that is read as one and not as another unit of measure)
-- A series is a person (or a unit without people) and a KPI. Months under one target are one term: targets are often set once a year.
-- A pair of the terms t−1, t, t+1: growth = ln(actual_t/actual_t−1), change = ln(target_t+1/target_t), planned = ln(target_t/target_t−1).
-- Period effects are removed: pairs are centred within unit, KPI and the term that begins; a pair alone there is measured from the
-- pairs of the other units, where there are five. Sums are of squares and products of centred values.
with

measured as (
    select
        unit_id,
        person_no,
        kpi_key,
        kpi_version,
        coalesce(case when kpi_key = 'private' then goal_id end, '') as goal_key,
        period_no,
        min(period_id) as period_id,
        avg(actual) as actual,
        avg(original_target) as target
    from trap_row
    where period_no is not null
        and original_target > 0
        and (kpi_key <> 'private' or goal_id is not null)
    group by
        unit_id,
        person_no,
        kpi_key,
        kpi_version,
        coalesce(case when kpi_key = 'private' then goal_id end, ''),
        period_no
),

stepped as (
    select
        *,
        case
            when abs(target - lag(target) over series) <= 1e-9 * target
                and period_no = lag(period_no) over series + 1
                then 0
            else 1
        end as is_new
    from measured
    window series as (partition by unit_id, person_no, kpi_key, kpi_version, goal_key order by period_no)
),

numbered as (
    select
        *,
        sum(is_new) over (
            partition by unit_id, person_no, kpi_key, kpi_version, goal_key
            order by period_no
            rows between unbounded preceding and current row
        ) as term_no
    from stepped
),

term as (
    select
        unit_id,
        person_no,
        kpi_key,
        kpi_version,
        goal_key,
        term_no,
        avg(actual) as actual,
        min(target) as target,
        min(period_no) as first_no,
        max(period_no) as last_no,
        min(period_id) as first_period,
        max(period_id) as last_period
    from numbered
    group by unit_id, person_no, kpi_key, kpi_version, goal_key, term_no
),

linked as (
    select
        *,
        lag(actual) over series as actual_before,
        lag(target) over series as target_before,
        lag(last_no) over series as last_no_before,
        lag(first_period) over series as period_before,
        lead(target) over series as target_after,
        lead(first_no) over series as first_no_after,
        lead(first_period) over series as period_after
    from term
    window series as (partition by unit_id, person_no, kpi_key, kpi_version, goal_key order by term_no)
),

pair as (
    select
        unit_id,
        person_no,
        kpi_key,
        kpi_version,
        goal_key,
        first_no_after,
        period_before,
        period_after,
        ln(actual / actual_before) as growth,
        ln(target_after / target) as change,
        ln(target / target_before) as planned
    from linked
    where actual > 0
        and actual_before > 0
        and last_no_before + 1 = first_no
        and last_no + 1 = first_no_after
        and actual / actual_before between 1.0 / $largest and $largest
        and target_after / target between 1.0 / $largest and $largest
        and target / target_before between 1.0 / $largest and $largest
),

counted as (
    select
        *,
        count(*) over (partition by unit_id, kpi_key, kpi_version, first_no_after) as n_here,
        count(*) over everywhere as n_everywhere,
        sum(growth) over everywhere as growth_everywhere,
        sum(change) over everywhere as change_everywhere,
        sum(planned) over everywhere as planned_everywhere
    from pair
    window everywhere as (partition by kpi_key, kpi_version, first_no_after)
),

placed as (
    select
        unit_id,
        person_no,
        kpi_key,
        goal_key,
        first_no_after,
        period_before,
        period_after,
        case
            when n_here > 1 then kpi_key || ' ' || cast(kpi_version as varchar) || ' ' || cast(first_no_after as varchar)
            else 'alone'
        end as group_key,
        growth - case when n_here > 1 then 0.0 else (growth_everywhere - growth) / nullif(n_everywhere - 1, 0) end as growth,
        change - case when n_here > 1 then 0.0 else (change_everywhere - change) / nullif(n_everywhere - 1, 0) end as change,
        planned - case when n_here > 1 then 0.0 else (planned_everywhere - planned) / nullif(n_everywhere - 1, 0) end as planned
    from counted
    where n_here > 1
        or n_everywhere > 5
),

centred as (
    select
        unit_id,
        person_no,
        kpi_key,
        goal_key,
        first_no_after,
        period_before,
        period_after,
        group_key,
        growth - avg(growth) over same_group as growth,
        change - avg(change) over same_group as change,
        planned - avg(planned) over same_group as planned
    from placed
    window same_group as (partition by unit_id, group_key)
),

in_fifths as (
    select
        *,
        ntile(5) over (
            partition by unit_id
            order by growth, person_no, kpi_key, goal_key, first_no_after
        ) as fifth
    from centred
),

fifth as (
    select
        unit_id,
        fifth,
        count(*) as n,
        count(distinct person_no) as n_people,
        avg(growth) as mean_growth,
        avg(change) as mean_change,
        sum(growth * growth) as growth_growth,
        sum(growth * change) as growth_change,
        sum(change * change) as change_change,
        sum(growth * planned) as growth_planned,
        sum(change * planned) as change_planned,
        sum(planned * planned) as planned_planned
    from in_fifths
    group by unit_id, fifth
),

of_pairs as (
    select
        unit_id,
        count(distinct group_key) as n_groups,
        count(distinct person_no) as n_people,
        min(period_before) as first_period,
        max(period_after) as last_period
    from centred
    group by unit_id
),

of_terms as (
    select
        unit_id,
        count(distinct person_no) as n_people,
        max(term_no) as most_terms
    from term
    group by unit_id
),

-- Results just at or above the target: where a rule raises targets after good results, going far beyond does not pay.
capped as (
    select
        unit_id,
        count(r) as n_r,
        sum(case when r between 1.0 and 1.05 then 1 else 0 end) as n_capped
    from trap_row
    where r is not null
    group by unit_id
),

capped_pool as (
    select
        unit_id,
        n_capped / cast(nullif(n_r, 0) as double) as capped_share,
        (sum(n_capped) over () - n_capped) / cast(nullif(sum(n_r) over () - n_r, 0) as double) as capped_share_others
    from capped
)

select
    of_terms.unit_id,
    cast(of_terms.most_terms as integer) as most_terms,
    cast(coalesce(of_pairs.n_people, of_terms.n_people) as integer) as n_people_of_unit,
    cast(coalesce(of_pairs.n_groups, 0) as integer) as n_groups,
    of_pairs.first_period,
    of_pairs.last_period,
    capped_pool.capped_share,
    capped_pool.capped_share_others,
    cast(fifth.fifth as integer) as fifth,
    cast(coalesce(fifth.n, 0) as integer) as n,
    cast(coalesce(fifth.n_people, 0) as integer) as n_people,
    fifth.mean_growth,
    fifth.mean_change,
    coalesce(fifth.growth_growth, 0.0) as growth_growth,
    coalesce(fifth.growth_change, 0.0) as growth_change,
    coalesce(fifth.change_change, 0.0) as change_change,
    coalesce(fifth.growth_planned, 0.0) as growth_planned,
    coalesce(fifth.change_planned, 0.0) as change_planned,
    coalesce(fifth.planned_planned, 0.0) as planned_planned
from of_terms
left join of_pairs on of_terms.unit_id = of_pairs.unit_id
left join fifth on of_terms.unit_id = fifth.unit_id
left join capped_pool on of_terms.unit_id = capped_pool.unit_id
order by of_terms.unit_id, fifth.fifth
