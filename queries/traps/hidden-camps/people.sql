-- Question:   how did each person of a department do on each KPI, beside all who have the same goal in the same period?
-- Grain:      person × KPI (or shared goal, or the private goals together), in the person's home unit only
-- Parameters: $records (fewest results of a person)
-- Records made in another unit fill the valley between two camps, so they are left out. n_periods is the person's, over all KPIs.
with

at_home as (
    select
        trap_row.unit_id,
        trap_row.person_no,
        trap_row.role,
        trap_row.kpi_key,
        trap_row.period_id,
        trap_row.zc
    from trap_row
    inner join trap_person
        on trap_row.person_no = trap_person.person_no
        and trap_row.unit_id = trap_person.home_unit_id
    where trap_row.zc is not null
        and trap_row.period_no is not null
),

person as (
    select
        person_no,
        min(role) as role,
        count(distinct period_id) as n_periods,
        min(period_id) as first_period,
        max(period_id) as last_period
    from at_home
    group by person_no
    having count(*) >= $records
)

select
    at_home.unit_id,
    at_home.person_no,
    coalesce(person.role, '') as role,
    at_home.kpi_key,
    cast(count(*) as integer) as n_results,
    sum(at_home.zc) as sum_zc,
    cast(person.n_periods as integer) as n_periods,
    person.first_period,
    person.last_period
from at_home
inner join person on at_home.person_no = person.person_no
group by
    at_home.unit_id,
    at_home.person_no,
    person.role,
    at_home.kpi_key,
    person.n_periods,
    person.first_period,
    person.last_period
order by at_home.unit_id, at_home.person_no, at_home.kpi_key
