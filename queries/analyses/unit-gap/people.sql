-- Question:   how are the gaps of the people below this unit spread?
-- Grain:      one row per person, without the person: only the mean gap, ordered by value
-- Parameters: $unit (default the whole organisation), $cycle; the steps up to `chosen` make the choice of rows.sql
-- The mean runs over all goals of the person in the branch, as in the cell for all KPIs together. Nothing comes out for a group
-- under 10 people (SMALLEST_DISTRIBUTION).
with

family as (
    select
        unit_id,
        distance
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
        and distance <= 1
),

-- The period asked for; else the newest with a gap of the unit itself, else of its children, else with any result.
chosen as (
    select period.period_id
    from period
    inner join gap_cell on period.period_id = gap_cell.period_id
    inner join family on gap_cell.unit_id = family.unit_id
    where $cycle::varchar is null or period.period_id = $cycle::varchar
    group by period.period_id, period.period_start, period.period_end
    order by
        max(case
            when gap_cell.mean_gap_ratio is null then 0
            when family.distance = 0 then 2
            else 1
        end) desc,
        period.period_end desc,
        period.period_start desc,
        period.period_id
    limit 1
),

branch as (
    select unit_id
    from unit_closure
    where ancestor_id = coalesce($unit::varchar, 'root')
),

people as (
    select
        person_gap.person_key,
        sum(person_gap.sum_gap_ratio) / nullif(sum(person_gap.n_goals), 0) as gap_ratio
    from person_gap
    inner join branch on person_gap.unit_id = branch.unit_id
    inner join chosen on person_gap.period_id = chosen.period_id
    where person_gap.kpi_id = '*'
    group by person_gap.person_key
),

counted as (
    select
        gap_ratio,
        count(*) over () as n_people
    from people
    where gap_ratio is not null
)

select gap_ratio
from counted
where n_people >= 10
order by gap_ratio
