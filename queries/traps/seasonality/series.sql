-- Question:   how far from their original targets were the results of each unit, and of the company, in each period?
-- Grain:      unit, and 'root' once more for the company as a whole (is_company) × period of the main series
-- Parameters: $fewest (people)
-- In scales of the KPI, single results cut at ±6, averaged within each person first. Periods with fewer people than $fewest are left
-- out. Results of units without people are averaged as they are, where a unit has no people in that period; KPIs known from such
-- results alone have no scale, and their plain gap in hundredths takes its place: the series is only compared with itself.
with

measured as (
    select
        unit_id,
        person_no,
        period_id,
        period_no,
        case
            when scale_ratio > 0 then least(greatest((r0 - 1) / scale_ratio, -6.0), 6.0)
            when person_no is null then least(greatest((r0 - 1) * 100, -1000.0), 1000.0)
        end as z
    from trap_row
    where period_no is not null
        and r0 between -1e9 and 1e9
),

subject as (
    select
        unit_id,
        person_no,
        period_id,
        period_no,
        avg(z) as z
    from measured
    where z is not null
    group by unit_id, person_no, period_id, period_no
),

company_subject as (
    select
        person_no,
        case when person_no is null then unit_id end as unit_of_its_own,
        period_id,
        period_no,
        avg(z) as z
    from measured
    where z is not null
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
        avg(case when person_no is null then z end) as units_z,
        avg(case when person_no is not null then z * z end) as people_squares
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
    coalesce(summed.people_z, summed.units_z) as mean_z,
    -- Squares of the distances of people from the mean of their unit and period; 0 where there are no people.
    coalesce(greatest(summed.people_squares - summed.people_z * summed.people_z, 0.0) * summed.n_people, 0.0) as squares
from summed
inner join trap_period on summed.period_id = trap_period.period_id
where summed.n_people = 0
    or summed.n_people >= $fewest
order by summed.is_company desc, summed.unit_id, summed.period_no, summed.period_id
