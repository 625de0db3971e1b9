-- Question:   where do results add up inside the year and start again in January?
-- Grain:      KPI (or goal that people share) × unit × whether actual, and actual over target, add up
-- Parameters: none
-- A series is one person (or unit) and KPI in one year with four periods at least. It adds up when it rises at every step and grows
-- in proportion to the number of periods: the slope of ln(value) on ln(1, 2, 3, …) is 1 for sums and 0 for values of the period. Only
-- series whose highest value is at least twice the lowest are put in order; a sum of four periods is far beyond that.
with

result as (
    select
        trap_fact.kpi_key,
        trap_fact.kpi_id,
        trap_fact.unit_id,
        coalesce(trap_fact.person_no, -1) as subject_no,
        trap_period.year_no,
        trap_period.period_no,
        trap_fact.actual,
        trap_fact.actual / trap_fact.original_target as ratio
    from trap_fact
    inner join trap_period on trap_fact.period_id = trap_period.period_id
    where trap_period.is_main
        and trap_period.kind in ('month', 'quarter')
        and trap_fact.actual between 1e-30 and 1e30
        and trap_fact.original_target between 1e-30 and 1e30
        and trap_fact.kpi_key <> 'private'
),

series as (
    select
        kpi_key,
        min(kpi_id) as kpi_id,
        unit_id,
        subject_no,
        year_no,
        count(*) as n_rows,
        count(distinct period_no) as n_periods,
        min(actual) as lowest_actual,
        max(actual) as highest_actual,
        ln(max(ratio) / min(ratio)) as log_rise,
        max(actual) >= 2 * min(actual) or max(ratio) >= 2 * min(ratio) as is_wide
    from result
    group by kpi_key, unit_id, subject_no, year_no
),

point as (
    select
        result.kpi_key,
        result.unit_id,
        result.subject_no,
        result.year_no,
        result.period_no,
        avg(result.actual) as actual,
        avg(result.ratio) as ratio
    from result
    inner join series
        on result.kpi_key = series.kpi_key
        and result.unit_id = series.unit_id
        and result.subject_no = series.subject_no
        and result.year_no = series.year_no
    where series.n_periods >= 4
        and series.is_wide
    group by result.kpi_key, result.unit_id, result.subject_no, result.year_no, result.period_no
),

in_order as (
    select
        *,
        ln(row_number() over in_year) as x,
        ln(actual) as log_actual,
        ln(ratio) as log_ratio,
        lag(actual) over in_year as actual_before,
        lag(ratio) over in_year as ratio_before
    from point
    window in_year as (partition by kpi_key, unit_id, subject_no, year_no order by period_no)
),

wide_series as (
    select
        kpi_key,
        unit_id,
        subject_no,
        year_no,
        sum(case when actual > actual_before then 1 else 0 end) = count(*) - 1
            and (count(*) * sum(x * log_actual) - sum(x) * sum(log_actual))
                / (count(*) * sum(x * x) - sum(x) * sum(x)) between 0.6 and 1.6 as adds_up,
        sum(case when ratio > ratio_before then 1 else 0 end) = count(*) - 1
            and (count(*) * sum(x * log_ratio) - sum(x) * sum(log_ratio))
                / (count(*) * sum(x * x) - sum(x) * sum(x)) between 0.6 and 1.6 as ratio_adds_up
    from in_order
    group by kpi_key, unit_id, subject_no, year_no
),

judged as (
    select
        series.kpi_key,
        series.kpi_id,
        series.unit_id,
        series.subject_no,
        series.n_rows,
        series.highest_actual,
        series.log_rise,
        next_year.lowest_actual as next_actual,
        coalesce(wide_series.adds_up, false) as adds_up,
        coalesce(wide_series.ratio_adds_up, false) as ratio_adds_up
    from series
    left join wide_series
        on series.kpi_key = wide_series.kpi_key
        and series.unit_id = wide_series.unit_id
        and series.subject_no = wide_series.subject_no
        and series.year_no = wide_series.year_no
    left join series as next_year
        on series.kpi_key = next_year.kpi_key
        and series.unit_id = next_year.unit_id
        and series.subject_no = next_year.subject_no
        and series.year_no + 1 = next_year.year_no
    where series.n_periods >= 4
)

select
    kpi_key,
    min(kpi_id) as kpi_id,
    unit_id,
    adds_up,
    ratio_adds_up,
    cast(count(*) as integer) as n_series,
    cast(sum(n_rows) as integer) as n_rows,
    cast(count(distinct case when subject_no >= 0 then subject_no end) as integer) as n_people,
    cast(count(next_actual) as integer) as n_januaries,
    cast(sum(case when next_actual < 0.5 * highest_actual then 1 else 0 end) as integer) as n_resets,
    sum(log_rise) as sum_log_rise
from judged
group by kpi_key, unit_id, adds_up, ratio_adds_up
order by kpi_key, unit_id, adds_up, ratio_adds_up
