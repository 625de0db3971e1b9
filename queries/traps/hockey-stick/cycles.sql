-- Question:   which part of a cycle's results falls into its last sub-period, and what follows?
-- Grain:      unit × KPI or shared goal × number m of sub-periods in a cycle × place of the sub-period (1 … m); scopes in which no
--             cycle reaches the limit have the last place only, those without a whole cycle, and units without any, one row of nulls
-- Parameters: $factor (times an even share), $margin (above an even share, and above the others' share)
-- Cycles are quarters (m = 3), half-years (6) and years (12) of months, years of quarters (4) or of half-years (2); only whole ones.
-- KPIs where lower is better, or most results of which have a denominator, are left out; `amount.ts` says which of the rest are
-- amounts. Values are means over results, so that a missing result or a new post is no rush; the others are all other units with the
-- KPI, where they have three results.
with

-- Goals that several people share are measured like a KPI; private goals are not one measure.
measure as (
    select
        trap_row.kpi_key,
        min(trap_row.kpi_id) as kpi_id,
        min(coalesce(kpi_current.unit, goal_words.unit)) as unit,
        min(coalesce(kpi_current.name_zh, goal_words.goal_text)) as name_zh,
        min(kpi_current.name_en) as name_en
    from trap_row
    left join kpi_current on trap_row.kpi_id = kpi_current.kpi_id
    left join (
        select
            goal_id,
            min(unit) as unit,
            min(goal_text) as goal_text
        from goal_result
        where kpi_id is null
        group by goal_id
    ) as goal_words
        on trap_row.kpi_id is null
        and trap_row.goal_id = goal_words.goal_id
    where trap_row.kpi_key <> 'private'
    group by trap_row.kpi_key
    having 2 * count(trap_row.denominator) < count(*)
        and sum(case when trap_row.direction = 'lower' then 1 else 0 end) = 0
),

-- Results of a unit without people count only where the KPI has none of people there: a total is no further result.
delivered as (
    select
        trap_row.unit_id,
        trap_row.kpi_key,
        measure.kpi_id,
        trap_row.period_id,
        trap_row.person_no,
        trap_row.actual,
        max(case when trap_row.person_no is null then 0 else 1 end) over (
            partition by trap_row.unit_id, trap_row.kpi_key
        ) as is_of_people
    from trap_row
    inner join measure on trap_row.kpi_key = measure.kpi_key
    where trap_row.actual between -1e15 and 1e15
),

unit_period as (
    select
        unit_id,
        kpi_key,
        min(kpi_id) as kpi_id,
        period_id,
        count(*) as n_results,
        sum(actual) as total
    from delivered
    where is_of_people = case when person_no is null then 0 else 1 end
    group by unit_id, kpi_key, period_id
),

of_scope as (
    select
        unit_id,
        kpi_key,
        count(*) as n_results,
        count(distinct person_no) as n_people
    from delivered
    group by unit_id, kpi_key
),

with_others as (
    select
        unit_id,
        kpi_key,
        kpi_id,
        period_id,
        total / n_results as value,
        case
            when sum(n_results) over everywhere - n_results >= 3
                then (sum(total) over everywhere - total) / (sum(n_results) over everywhere - n_results)
        end as others_value
    from unit_period
    window everywhere as (partition by kpi_key, period_id)
),

rhythm as (
    select 'month' as kind, 3 as m, 3 as cycle_months, 1 as sub_months
    union all
    select 'month', 6, 6, 1
    union all
    select 'month', 12, 12, 1
    union all
    select 'quarter', 4, 12, 3
    union all
    select 'half', 2, 12, 6
),

slot as (
    select
        trap_period.period_id,
        rhythm.m,
        cast(floor((12 * trap_period.year_no + trap_period.month_no - 1) / cast(rhythm.cycle_months as double)) as integer) as cycle_no,
        cast(
            floor(mod(12 * trap_period.year_no + trap_period.month_no - 1, rhythm.cycle_months) / cast(rhythm.sub_months as double))
            as integer
        ) + 1 as place
    from trap_period
    inner join rhythm on trap_period.kind = rhythm.kind
    where trap_period.period_no is not null
),

placed as (
    select
        with_others.unit_id,
        with_others.kpi_key,
        with_others.kpi_id,
        with_others.period_id,
        with_others.value,
        with_others.others_value,
        slot.m,
        slot.cycle_no,
        slot.place,
        count(*) over cycle as n_places,
        sum(with_others.value) over cycle as cycle_total,
        min(with_others.value) over cycle as least_value,
        case
            when count(with_others.others_value) over cycle = slot.m and min(with_others.others_value) over cycle >= 0
                then sum(with_others.others_value) over cycle
        end as others_total
    from with_others
    inner join slot on with_others.period_id = slot.period_id
    window cycle as (partition by with_others.unit_id, with_others.kpi_key, slot.m, slot.cycle_no)
),

shared as (
    select
        unit_id,
        kpi_key,
        kpi_id,
        period_id,
        m,
        cycle_no,
        place,
        value / cycle_total as share,
        others_value / nullif(others_total, 0) as others_share
    from placed
    where n_places = m
        and least_value >= 0
        and cycle_total > 0
),

cycle as (
    select
        unit_id,
        kpi_key,
        m,
        cycle_no,
        max(case when place = 1 then share end) as first_share,
        max(case when place = m then share end) as last_share,
        max(case when place = m then others_share end) as others_last_share
    from shared
    group by unit_id, kpi_key, m, cycle_no
),

judged as (
    select
        unit_id,
        kpi_key,
        m,
        last_share,
        others_last_share,
        case
            when last_share > greatest(
                    $factor / cast(m as double),
                    1.0 / m + $margin,
                    coalesce(others_last_share + $margin, 0.0)
                )
                then 1
            else 0
        end as is_over,
        case
            when lead(cycle_no) over in_order = cycle_no + 1
                then lead(first_share) over in_order * m
        end as first_after
    from cycle
    window in_order as (partition by unit_id, kpi_key, m order by cycle_no)
),

of_cycles as (
    select
        unit_id,
        kpi_key,
        m,
        count(*) as n_cycles,
        sum(is_over) as n_over,
        avg(last_share) as last_share,
        avg(others_last_share) as others_last_share,
        avg(case when is_over = 1 then first_after end) as first_after
    from judged
    group by unit_id, kpi_key, m
),

of_places as (
    select
        unit_id,
        kpi_key,
        m,
        place,
        avg(share) as share,
        avg(others_share) as others_share
    from shared
    group by unit_id, kpi_key, m, place
),

spread as (
    select
        unit_id,
        kpi_key,
        m,
        stddev_samp(share * m) as sd,
        min(period_id) as first_period,
        max(period_id) as last_period
    from shared
    group by unit_id, kpi_key, m
),

scope as (
    select
        of_scope.unit_id,
        of_scope.kpi_key,
        measure.kpi_id,
        measure.unit,
        measure.name_zh,
        measure.name_en,
        of_cycles.m,
        of_scope.n_results,
        of_scope.n_people,
        of_cycles.n_cycles,
        of_cycles.n_over,
        of_cycles.last_share,
        of_cycles.others_last_share,
        of_cycles.first_after,
        spread.sd,
        spread.first_period,
        spread.last_period,
        of_places.place,
        of_places.share,
        of_places.others_share
    from of_scope
    inner join measure on of_scope.kpi_key = measure.kpi_key
    left join of_cycles on of_scope.unit_id = of_cycles.unit_id and of_scope.kpi_key = of_cycles.kpi_key
    left join spread
        on of_cycles.unit_id = spread.unit_id
        and of_cycles.kpi_key = spread.kpi_key
        and of_cycles.m = spread.m
    left join of_places
        on of_cycles.unit_id = of_places.unit_id
        and of_cycles.kpi_key = of_places.kpi_key
        and of_cycles.m = of_places.m
        and (of_places.place = of_cycles.m or of_cycles.n_over > 0)
),

every_unit as (
    select
        unit_id,
        count(distinct person_no) as n_people
    from trap_row
    group by unit_id
)

select
    every_unit.unit_id,
    cast(every_unit.n_people as integer) as n_people_of_unit,
    scope.kpi_key,
    scope.kpi_id,
    scope.unit,
    scope.name_zh,
    scope.name_en,
    scope.m,
    cast(scope.n_results as integer) as n_results,
    cast(scope.n_people as integer) as n_people,
    cast(scope.n_cycles as integer) as n_cycles,
    cast(scope.n_over as integer) as n_over,
    scope.last_share,
    scope.others_last_share,
    scope.first_after,
    scope.sd,
    scope.first_period,
    scope.last_period,
    scope.place,
    scope.share,
    scope.others_share
from every_unit
left join scope on every_unit.unit_id = scope.unit_id
order by every_unit.unit_id, scope.kpi_key, scope.m, scope.place
