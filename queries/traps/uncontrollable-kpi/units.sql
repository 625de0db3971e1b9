-- Question:   how much of a KPI do the people of one unit and period share, and how much keeps to the person?
-- Grain:      KPI or shared goal × unit
-- Parameters: $fewest_same (people), $same (share of them with one figure)
-- A value is the mean gap from the original target of a person in a period, in scales of the KPI, cut at ±6; a cell is a unit and a
-- period. Sums are over the cells with at least two people. The figures themselves are compared in cells of $fewest_same people;
-- `n_figures` counts the different figures that most people of a cell have, because a measure at its ceiling is no shared one.
with

value as (
    select
        kpi_key,
        unit_id,
        period_id,
        person_no,
        min(kpi_id) as kpi_id,
        min(goal_id) as goal_id,
        avg(case when r0 is not null and scale_ratio > 0 then least(greatest((r0 - 1) / scale_ratio, -6.0), 6.0) end) as y,
        avg(actual) as actual
    from trap_row
    where person_no is not null
        and actual is not null
        and kpi_key <> 'private'
    group by kpi_key, unit_id, period_id, person_no
),

of_cell as (
    select
        *,
        count(y) over cell as n_cell,
        y - avg(y) over cell as d
    from value
    window cell as (partition by kpi_key, unit_id, period_id)
),

cell as (
    select
        kpi_key,
        unit_id,
        period_id,
        count(y) as n,
        sum(y) as s,
        sum(y * y) as q,
        sum(d * d) as within
    from of_cell
    where n_cell >= 2
        and y is not null
    group by kpi_key, unit_id, period_id
),

of_person as (
    select
        kpi_key,
        unit_id,
        person_no,
        count(*) as n,
        sum(d) as sum_d,
        sum(d * d) as sum_dd,
        sum(1 - 1 / cast(n_cell as double)) as sum_kept
    from of_cell
    where n_cell >= 2
        and y is not null
    group by kpi_key, unit_id, person_no
),

sums as (
    select
        kpi_key,
        unit_id,
        count(*) as n_cells,
        count(distinct period_id) as n_periods,
        sum(n) as n,
        sum(s) as s,
        sum(q) as q,
        sum(within) as within,
        sum(s * s / n) as between_cells,
        sum(n * n) as n_squares
    from cell
    group by kpi_key, unit_id
),

repeats as (
    select
        kpi_key,
        unit_id,
        sum(n * (n - 1)) as n_pairs,
        sum(sum_d * sum_d - sum_dd) as cross_products,
        sum(case when n > 1 then sum_kept end) / sum(case when n > 1 then n end) as kept
    from of_person
    group by kpi_key, unit_id
),

-- What all units share in a period, for naming where the movement comes from.
of_period as (
    select
        kpi_key,
        sum(s_period * s_period / n_period) as between_periods
    from (
        select
            kpi_key,
            period_id,
            sum(s) as s_period,
            sum(n) as n_period
        from cell
        group by kpi_key, period_id
    ) as period_sum
    group by kpi_key
),

figure as (
    select
        kpi_key,
        unit_id,
        period_id,
        round(actual, 6) as figure,
        count(*) as n_same,
        sum(count(*)) over (partition by kpi_key, unit_id, period_id) as n_people
    from value
    group by kpi_key, unit_id, period_id, round(actual, 6)
),

commonest as (
    select
        kpi_key,
        unit_id,
        period_id,
        figure,
        n_same,
        n_people
    from figure
    where n_people >= $fewest_same
    qualify row_number() over (partition by kpi_key, unit_id, period_id order by n_same desc, figure) = 1
),

same as (
    select
        kpi_key,
        unit_id,
        count(*) as n_cells,
        sum(case when n_same >= $same * n_people then 1 else 0 end) as n_cells_same,
        sum(n_people) as n_rows,
        sum(n_same) as n_rows_same,
        count(distinct case when n_same >= $same * n_people then figure end) as n_figures
    from commonest
    group by kpi_key, unit_id
),

of_unit as (
    select
        kpi_key,
        unit_id,
        count(person_no) as n_rows,
        sum(case when person_no is not null and r0 is not null then 1 else 0 end) as n_measured,
        sum(case when person_no is not null and r0 is not null and scale_ratio > 0 then 1 else 0 end) as n_scaled,
        count(distinct person_no) as n_people,
        count(distinct period_id) as n_periods,
        min(kpi_id) as kpi_id,
        min(goal_id) as goal_id,
        min(period_id) as first_period,
        max(period_id) as last_period
    from trap_row
    where kpi_key <> 'private'
        and actual is not null
    group by kpi_key, unit_id
)

select
    of_unit.kpi_key,
    coalesce(of_unit.kpi_id, of_unit.goal_id) as measure_id,
    of_unit.kpi_id,
    of_unit.unit_id,
    cast(of_unit.n_rows as integer) as n_rows,
    cast(of_unit.n_people as integer) as n_people,
    of_unit.first_period,
    of_unit.last_period,
    cast(coalesce(sums.n_cells, 0) as integer) as n_cells,
    cast(coalesce(sums.n, 0) as integer) as n,
    coalesce(sums.s, 0.0) as s,
    coalesce(sums.within, 0.0) as within,
    coalesce(sums.between_cells, 0.0) as between_cells,
    cast(coalesce(sums.n_squares, 0) as double) as n_squares,
    cast(coalesce(repeats.n_pairs, 0) as double) as n_pairs,
    coalesce(repeats.cross_products, 0.0) as cross_products,
    repeats.kept,
    of_period.between_periods,
    cast(greatest(of_unit.n_periods, coalesce(sums.n_periods, 0)) as integer) as n_periods,
    cast(of_unit.n_measured as integer) as n_measured,
    cast(of_unit.n_scaled as integer) as n_scaled,
    cast(coalesce(same.n_cells, 0) as integer) as n_cells_compared,
    cast(coalesce(same.n_cells_same, 0) as integer) as n_cells_same,
    cast(coalesce(same.n_rows, 0) as integer) as n_rows_compared,
    cast(coalesce(same.n_rows_same, 0) as integer) as n_rows_same,
    cast(coalesce(same.n_figures, 0) as integer) as n_figures
from of_unit
left join sums on of_unit.kpi_key = sums.kpi_key and of_unit.unit_id = sums.unit_id
left join repeats on of_unit.kpi_key = repeats.kpi_key and of_unit.unit_id = repeats.unit_id
left join of_period on of_unit.kpi_key = of_period.kpi_key
left join same on of_unit.kpi_key = same.kpi_key and of_unit.unit_id = same.unit_id
order by of_unit.kpi_key, of_unit.unit_id
