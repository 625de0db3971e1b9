-- Question:   how far from target was each person of each unit at the beginning of the window, and at its end?
-- Grain:      unit × person with results in the first or the last quarter of the periods
-- Parameters: none
-- The quarters hold at least one period and at most a year. gap = attainment − 1 against the current target, as the heatmap shows it,
-- cut at six scales of its KPI; the mean over the person's results there. Sums over the unit follow in the check.
with

main_period as (
    select
        period_no,
        period_id,
        kind,
        count(*) over () as n_periods,
        row_number() over (order by period_no) as place
    from trap_period
    where period_no is not null
        and period_id in (select period_id from trap_row where r is not null and person_no is not null)
),

edge as (
    select
        period_no,
        period_id,
        case when place <= n_edge then 1 else 0 end as is_first
    from (
        select
            *,
            greatest(1, least(
                floor(n_periods / 4.0),
                case kind when 'month' then 12 when 'quarter' then 4 when 'half' then 2 else 1 end
            )) as n_edge
        from main_period
    ) as sized
    where n_periods >= 2
        and (place <= n_edge or place > n_periods - n_edge)
),

clipped as (
    select
        trap_row.unit_id,
        trap_row.person_no,
        trap_row.period_id,
        edge.is_first,
        -- A KPI without a scale does not vary, or is not in the model: it is not cut.
        case
            when trap_row.scale_ratio > 0
                then least(greatest(trap_row.r - 1, -6 * trap_row.scale_ratio), 6 * trap_row.scale_ratio)
            else trap_row.r - 1
        end as gap_ratio
    from trap_row
    inner join edge on trap_row.period_id = edge.period_id
    where trap_row.person_no is not null
        and trap_row.r is not null
)

select
    unit_id,
    person_no,
    avg(case when is_first = 1 then gap_ratio end) as before_ratio,
    avg(case when is_first = 0 then gap_ratio end) as after_ratio,
    min(period_id) as first_period,
    max(period_id) as last_period
from clipped
group by unit_id, person_no
order by unit_id, person_no
