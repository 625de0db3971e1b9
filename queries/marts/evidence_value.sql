-- Question:   under which recorded circumstances did the people of each unit work in each period?
-- Grain:      unit × period × circumstance, for units and periods of evidence_cell
-- Parameters: none
-- Recorded for the unit itself, else for the nearest unit above it, else for its people (5 of them at least, 10 in a survey:
-- SMALLEST_GROUP, SMALLEST_DISTRIBUTION). A record of a longer period holds for the shorter ones in it; records of shorter
-- periods are averaged. Survey results of fewer than 10 respondents are not used.
with

cells as (
    select distinct
        evidence_cell.unit_id,
        evidence_cell.period_id,
        period.period_start,
        period.period_end
    from evidence_cell
    inner join period on evidence_cell.period_id = period.period_id
),

recorded as (
    select
        coalesce(unit_place.place_id, context_factor.unit_id) as unit_id,
        context_factor.person_key,
        context_factor.factor,
        context_factor.value,
        context_factor.source,
        context_factor.period_start,
        context_factor.period_end
    from context_factor
    inner join evidence_factor
        on context_factor.factor = evidence_factor.factor
        and coalesce(context_factor.unit, '') = coalesce(evidence_factor.measure_unit, '')
    left join unit_place on context_factor.unit_id = unit_place.unit_id
    where context_factor.value is not null
        and context_factor.period_start is not null
        and context_factor.period_end is not null
        and (
            coalesce(context_factor.source, 'record') <> 'survey'
            or coalesce(context_factor.respondents, 10) >= 10
        )
),

of_units as (
    select
        cells.unit_id,
        cells.period_id,
        recorded.factor,
        recorded.unit_id as measured_at,
        unit_closure.distance * 2 as remoteness,
        avg(recorded.value) as value
    from cells
    inner join unit_closure on cells.unit_id = unit_closure.unit_id
    inner join recorded
        on unit_closure.ancestor_id = recorded.unit_id
        and recorded.person_key is null
        and (
            (recorded.period_start <= cells.period_start and recorded.period_end >= cells.period_end)
            or (recorded.period_start >= cells.period_start and recorded.period_end <= cells.period_end)
        )
    group by cells.unit_id, cells.period_id, recorded.factor, recorded.unit_id, unit_closure.distance
),

-- Nearer than any unit above, but not nearer than the unit itself.
of_people as (
    select
        cells.unit_id,
        cells.period_id,
        recorded.factor,
        cells.unit_id as measured_at,
        1 as remoteness,
        avg(recorded.value) as value
    from cells
    inner join person_gap
        on cells.unit_id = person_gap.unit_id
        and cells.period_id = person_gap.period_id
        and person_gap.kpi_id = '*'
    inner join recorded
        on person_gap.person_key = recorded.person_key
        and (
            (recorded.period_start <= cells.period_start and recorded.period_end >= cells.period_end)
            or (recorded.period_start >= cells.period_start and recorded.period_end <= cells.period_end)
        )
    group by cells.unit_id, cells.period_id, recorded.factor
    having count(distinct person_gap.person_key) >= case when max(recorded.source) = 'survey' then 10 else 5 end
),

candidates as (
    select * from of_units
    union all
    select * from of_people
)

select
    unit_id,
    period_id,
    factor,
    measured_at,
    value
from candidates
qualify row_number() over (partition by unit_id, period_id, factor order by remoteness, measured_at) = 1
order by unit_id, period_id, factor
