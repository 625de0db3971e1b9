-- Question:   which attainments have the units in which results may crowd above a line, for the test of their density?
-- Grain:      one result between 50 % and 150 % of its target
-- Parameters: $width (beside a line, a ratio), $share, $fewest (of the results there), $density_fewest (results of a unit)
-- Only units with a crowd at some multiple of 5 %: more than $share of at least $fewest results beside it lie above it, and a quarter
-- more than in the next stretch above, for a mere slope has still more there. Of more than 2,000 results every so manyth is given.
-- Coarse KPIs are left out as a whole: those with at most five distinct values, and those with a tenth of the results on target.
with

fine_kpi as (
    select kpi_key
    from trap_row
    where r0 between -1e9 and 1e9
    group by kpi_key
    having count(distinct round(r0, 6)) > 5
        and avg(case when abs(r0 - 1) <= 1e-9 then 1.0 else 0.0 end) < 0.1
),

near as (
    select
        trap_row.unit_id,
        trap_row.r0,
        floor(20 * (trap_row.r0 + $width) + 1e-7) as line_no,
        trap_row.r0 - floor(20 * (trap_row.r0 + $width) + 1e-7) / 20 as beyond
    from trap_row
    inner join fine_kpi on trap_row.kpi_key = fine_kpi.kpi_key
    where trap_row.r0 between 0.5 and 1.5
),

-- From each line on: the stretch below it (beyond < 0), the one above it, and what follows up to the stretch below the next line.
line_count as (
    select
        unit_id,
        line_no,
        sum(case when beyond < -1e-9 then 1 else 0 end) as n_below,
        sum(case when beyond between -1e-9 and $width - 1e-9 then 1 else 0 end) as n_above,
        sum(case when beyond > $width - 1e-9 then 1 else 0 end) as n_next,
        0.05 - 2 * $width as next_width
    from near
    group by unit_id, line_no
),

suspect as (
    select
        near.unit_id,
        count(*) as n
    from near
    where near.unit_id in (
            select unit_id
            from line_count
            where n_above + n_below >= $fewest
                and n_above > $share * (n_above + n_below)
                and (next_width <= 0.001 or n_above > 1.25 * n_next * $width / next_width)
        )
    group by near.unit_id
    having count(*) >= $density_fewest
),

in_order as (
    select
        near.unit_id,
        near.r0,
        ceil(suspect.n / 2000.0) as every,
        row_number() over (partition by near.unit_id order by near.r0) as place
    from near
    inner join suspect on near.unit_id = suspect.unit_id
)

select
    unit_id,
    r0
from in_order
where cast(place as integer) % cast(every as integer) = 0
order by unit_id, r0
