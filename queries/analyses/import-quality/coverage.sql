-- Question:   how complete is each period: units, results, results with a target, results with a gap?
-- Grain:      one row per period that has a result
-- n_people comes from the lattice, which counted distinct people already. Where the cell of the whole organisation is protected,
-- so are the counts of the period: they would be counts over those few people.
with

-- One row per period and unit first: counting distinct units over all facts would cost much more.
by_unit as (
    select
        period_id,
        unit_id,
        count(*) as n_results,
        count(target) as n_with_target,
        count(gap_ratio) as n_with_gap,
        sum(case when attainment_null = 'missing_actual' then 1 else 0 end) as n_missing_actual,
        sum(case when attainment_null = 'missing_target' then 1 else 0 end) as n_missing_target,
        sum(case when attainment_null = 'zero_target' then 1 else 0 end) as n_zero_target,
        sum(case when attainment_null = 'no_direction' then 1 else 0 end) as n_no_direction
    from goal_gap
    group by period_id, unit_id
),

by_period as (
    select
        period_id,
        count(*) as n_units,
        sum(n_results) as n_results,
        sum(n_with_target) as n_with_target,
        sum(n_with_gap) as n_with_gap,
        sum(n_missing_actual) as n_missing_actual,
        sum(n_missing_target) as n_missing_target,
        sum(n_zero_target) as n_zero_target,
        sum(n_no_direction) as n_no_direction
    from by_unit
    group by period_id
)

select
    period.period_id,
    period.kind,
    period.period_start,
    by_period.n_units::integer as n_units,
    case when gap_cell.is_withheld then null else gap_cell.n_people end as n_people,
    coalesce(gap_cell.is_withheld, false) as is_withheld,
    by_period.n_results::integer as n_results,
    by_period.n_with_target::integer as n_with_target,
    by_period.n_with_gap::integer as n_with_gap,
    by_period.n_missing_actual::integer as n_missing_actual,
    by_period.n_missing_target::integer as n_missing_target,
    by_period.n_zero_target::integer as n_zero_target,
    by_period.n_no_direction::integer as n_no_direction
from by_period
inner join period on by_period.period_id = period.period_id
left join gap_cell
    on by_period.period_id = gap_cell.period_id
    and gap_cell.unit_id = 'root'
    and gap_cell.kpi_id = '*'
order by period.period_start, period.period_id
