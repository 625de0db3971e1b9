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

-- Each result is laid on one side of every pair that names it, so that no result meets all others of its person.
sided as (
    select
        declared.kpi_id as pair_kpi,
        declared.outcome_id,
        true as is_kpi,
        with_all.*
    from with_all
    inner join declared on with_all.kpi_id = declared.kpi_id
    union all
    select
        declared.kpi_id as pair_kpi,
        declared.outcome_id,
        false as is_kpi,
        with_all.*
    from with_all
    inner join declared on with_all.kpi_id = declared.outcome_id
),

paired as (
    select
        unit_id,
        pair_kpi as kpi_id,
        outcome_id,
        person_no,
        period_id,
        min(period_no) as period_no,
        min(role) as role,
        max(case when is_kpi then z end) as kpi_z,
        max(case when not is_kpi then z end) as outcome_z,
        (max(all_z) - sum(sum_z)) / cast(nullif(max(n_all) - sum(n_z), 0) as double) as rest_z,
        coalesce(min(denominator) = max(denominator) and count(denominator) = 2, false) as has_same_denominator
    from sided
    group by unit_id, pair_kpi, outcome_id, person_no, period_id
    having count(*) = 2
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
