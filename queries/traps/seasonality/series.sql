-- Question:   how far from their original targets were the results of each unit, and of the company, in each period?
-- Grain:      unit, and 'root' once more for the company as a whole (is_company) × period of the main series
-- Parameters: $fewest (people)
-- In scales of the KPI, single results cut at ±6, averaged within each person first. Periods with fewer people than $fewest are left
-- out. Results of units without people are averaged as they are, where a unit has no people in that period; a KPI known from such
-- results alone has no scale, and the standard deviation of all its results takes its place.
with

scale_of_units as (
    select
        kpi_key,
        sqrt(greatest(avg(r0 * r0) - avg(r0) * avg(r0), 0.0)) as sd_ratio
    from trap_row
    where person_no is null
        and r0 between -1e6 and 1e6
    group by kpi_key
),

measured as (
    select
        trap_row.unit_id,
        trap_row.person_no,
        trap_row.period_id,
        trap_row.period_no,
        coalesce(
            nullif(trap_row.scale_ratio, 0),
            case when trap_row.person_no is null and scale_of_units.sd_ratio > 1e-9 then scale_of_units.sd_ratio end
        ) as scale_ratio,
        trap_row.r0
    from trap_row
    left join scale_of_units on trap_row.kpi_key = scale_of_units.kpi_key
    where trap_row.period_no is not null
        and trap_row.r0 is not null
),

scaled as (
    select
        unit_id,
        person_no,
        period_id,
        period_no,
        least(greatest((r0 - 1) / scale_ratio, -6.0), 6.0) as z
    from measured
    where scale_ratio > 0
),

subject as (
    select
        unit_id,
        person_no,
        period_id,
        period_no,
        avg(z) as z
    from scaled
    group by unit_id, person_no, period_id, period_no
),

company_subject as (
    select
        person_no,
        case when person_no is null then unit_id end as unit_of_its_own,
        period_id,
        period_no,
        avg(z) as z
    from scaled
    group by person_no, case when person_no is null then unit_id end, period_id, period_no
),

both_kinds as (
    select unit_id, false as is_company, person_no, period_id, period_no, z from subject
    union all
    select 'root' as unit_id, true as is_company, person_no, period_id, period_no, z from company_subject
),

summed as (
    select
        unit_id,
        is_company,
        period_id,
        period_no,
        count(person_no) as n_people,
        count(*) - count(person_no) as n_units,
        avg(case when person_no is not null then z end) as people_z,
        avg(case when person_no is null then z end) as units_z
    from both_kinds
    group by unit_id, is_company, period_id, period_no
)

select
    summed.unit_id,
    summed.is_company,
    summed.period_id,
    summed.period_no,
    trap_period.kind,
    cast(trap_period.month_no as integer) as month_no,
    cast(summed.n_people as integer) as n_people,
    -- How many people, or units without people, the mean is taken over.
    cast(case when summed.n_people > 0 then summed.n_people else summed.n_units end as integer) as n_averaged,
    coalesce(summed.people_z, summed.units_z) as mean_z
from summed
inner join trap_period on summed.period_id = trap_period.period_id
where summed.n_people = 0
    or summed.n_people >= $fewest
order by summed.is_company desc, summed.unit_id, summed.period_no, summed.period_id
