-- Question:   which attainments have the units in which results may crowd above a line, for the test of their density?
-- Grain:      one result between 50 % and 150 % of its target
-- Parameters: $share, $fewest (of the results beside a line), $density_fewest (results of a unit)
-- Only units that have, beside some multiple of 5 %, more than $share (less .05, for this window is wider
-- than that of the test) of at least $fewest results above it; of more than 5,000 results every so manyth. The coarse KPIs are left
-- out as a whole: those with at most five distinct values, and those in which a tenth of the results lies exactly on target.
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
        round(20 * trap_row.r0) as line_no,
        20 * trap_row.r0 - round(20 * trap_row.r0) >= -1e-9 as is_above
    from trap_row
    inner join fine_kpi on trap_row.kpi_key = fine_kpi.kpi_key
    where trap_row.r0 between 0.5 and 1.5
),

line_share as (
    select unit_id
    from near
    group by unit_id, line_no
    having count(*) >= $fewest
        and avg(case when is_above then 1.0 else 0.0 end) > $share - 0.05
),

suspect as (
    select near.unit_id, count(*) as n
    from near
    inner join (select distinct unit_id from line_share) as found on near.unit_id = found.unit_id
    group by near.unit_id
    having count(*) >= $density_fewest
),

in_order as (
    select
        near.unit_id,
        near.r0,
        ceil(suspect.n / 5000.0) as every,
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
