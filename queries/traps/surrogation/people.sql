-- Question:   where the same people answer for a KPI and its declared outcome, does one go with the other?
-- Grain:      unit × declared pair × employee-period; at most $most of them
-- Parameters: $pairs ('K01 → K07; K02 → K07'), $most (employee-periods of a unit and pair)
-- zc: better is higher for either direction; the level of each role in the unit is taken out. rest_z is the mean of the person's other
-- goals, null without any. A common denominator moves two rates against each other by arithmetic. Where there are more than
-- $most, those are taken that a fixed scatter of person and period puts first.
with

used as (
    select distinct kpi_id
    from trap_row
    where kpi_id is not null
        and zc is not null
        and person_no is not null
),

declared as (
    select
        used.kpi_id,
        outcome.kpi_id as outcome_id
    from used
    inner join used as outcome
        on '; ' || $pairs || ';' like '%; ' || used.kpi_id || ' → ' || outcome.kpi_id || ';%'
    where $pairs <> ''
),

of_person as (
    select
        unit_id,
        person_no,
        period_id,
        kpi_id,
        min(coalesce(role, '')) as role,
        min(coalesce(period_no, 0)) as period_no,
        sum(zc) as sum_z,
        count(zc) as n_z,
        avg(zc) as z,
        min(denominator) as denominator
    from trap_row
    where person_no is not null
        and zc is not null
        and $pairs <> ''
    group by unit_id, person_no, period_id, kpi_id
),

with_all as (
    select
        *,
        sum(sum_z) over goals as all_z,
        sum(n_z) over goals as n_all
    from of_person
    window goals as (partition by unit_id, person_no, period_id)
),

paired as (
    select
        measure.unit_id,
        declared.kpi_id,
        declared.outcome_id,
        measure.person_no,
        measure.period_no,
        measure.period_id,
        measure.role,
        measure.z as kpi_z,
        outcome.z as outcome_z,
        (measure.all_z - measure.sum_z - outcome.sum_z)
            / cast(nullif(measure.n_all - measure.n_z - outcome.n_z, 0) as double) as rest_z,
        coalesce(measure.denominator = outcome.denominator, false) as has_same_denominator
    from declared
    inner join with_all as measure on declared.kpi_id = measure.kpi_id
    inner join with_all as outcome
        on declared.outcome_id = outcome.kpi_id
        and measure.unit_id = outcome.unit_id
        and measure.person_no = outcome.person_no
        and measure.period_id = outcome.period_id
),

centred as (
    select
        unit_id,
        kpi_id,
        outcome_id,
        person_no,
        period_id,
        kpi_z - avg(kpi_z) over same_role as kpi_z,
        outcome_z - avg(outcome_z) over same_role as outcome_z,
        rest_z - avg(rest_z) over same_role as rest_z,
        has_same_denominator,
        row_number() over (
            partition by unit_id, kpi_id, outcome_id
            order by mod(person_no * 7919 + period_no * 104729, 10007), person_no, period_id
        ) as place
    from paired
    window same_role as (partition by unit_id, kpi_id, outcome_id, role)
)

select
    unit_id,
    kpi_id,
    outcome_id,
    person_no,
    period_id,
    kpi_z,
    outcome_z,
    rest_z,
    has_same_denominator
from centred
where place <= $most
order by unit_id, kpi_id, outcome_id, person_no, period_id
