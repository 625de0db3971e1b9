-- Question:   how do a KPI and the outcome that it is declared to serve move in each unit?
-- Grain:      unit × declared pair × period with results of both
-- Parameters: $pairs ('K01 → K07; K02 → K07')
-- Values are means over results; has_same_denominator: both are rates of the same cases, which arithmetic alone can move apart. The outcome of the others leaves the unit out. Ids with % or _ may match more here than was
-- declared; the check keeps what was.
with

used as (
    select
        kpi_id,
        min(direction) as direction
    from trap_row
    where kpi_id is not null
        and actual is not null
    group by kpi_id
),

declared as (
    select
        used.kpi_id,
        outcome.kpi_id as outcome_id,
        used.direction as kpi_direction,
        outcome.direction as outcome_direction
    from used
    inner join used as outcome
        on '; ' || $pairs || ';' like '%; ' || used.kpi_id || ' → ' || outcome.kpi_id || ';%'
    where $pairs <> ''
),

of_interest as (
    select kpi_id from declared
    union
    select outcome_id from declared
),

unit_period as (
    select
        trap_row.unit_id,
        trap_row.kpi_id,
        trap_row.period_id,
        min(trap_row.period_no) as period_no,
        count(*) as n,
        count(distinct trap_row.person_no) as n_people,
        sum(trap_row.actual) as total,
        sum(trap_row.denominator) as denominators
    from trap_row
    inner join of_interest on trap_row.kpi_id = of_interest.kpi_id
    where trap_row.actual between -1e15 and 1e15
        and trap_row.period_no is not null
    group by trap_row.unit_id, trap_row.kpi_id, trap_row.period_id
),

with_others as (
    select
        *,
        (sum(total) over everywhere - total) / cast(nullif(sum(n) over everywhere - n, 0) as double) as others_value
    from unit_period
    window everywhere as (partition by kpi_id, period_id)
),

people as (
    select
        trap_row.unit_id,
        declared.kpi_id,
        declared.outcome_id,
        count(distinct trap_row.person_no) as n_people
    from trap_row
    inner join declared on trap_row.kpi_id = declared.kpi_id or trap_row.kpi_id = declared.outcome_id
    group by trap_row.unit_id, declared.kpi_id, declared.outcome_id
)

select
    measure.unit_id,
    declared.kpi_id,
    declared.outcome_id,
    declared.kpi_direction,
    declared.outcome_direction,
    coalesce(kpi_current.name_zh, declared.outcome_id) as outcome_zh,
    coalesce(kpi_current.name_en, declared.outcome_id) as outcome_en,
    measure.period_id,
    measure.period_no,
    cast(people.n_people as integer) as n_people_of_unit,
    cast(least(measure.n_people, outcome.n_people) as integer) as n_people,
    measure.total / measure.n as kpi_value,
    outcome.total / outcome.n as outcome_value,
    outcome.others_value,
    coalesce(measure.denominators = outcome.denominators, false) as has_same_denominator
from declared
inner join with_others as measure on declared.kpi_id = measure.kpi_id
inner join with_others as outcome
    on declared.outcome_id = outcome.kpi_id
    and measure.unit_id = outcome.unit_id
    and measure.period_id = outcome.period_id
inner join people
    on measure.unit_id = people.unit_id
    and declared.kpi_id = people.kpi_id
    and declared.outcome_id = people.outcome_id
left join kpi_current on declared.outcome_id = kpi_current.kpi_id
order by measure.unit_id, declared.kpi_id, declared.outcome_id, measure.period_no
