-- Question:   in which unit is the gap of each KPI counted, so that KPIs can be put side by side?
-- Grain:      KPI, or shared goal, or all private goals together, with at least one row of the model
-- Parameters: none
-- statistics 1.3: scale = 1.4826 · median |gap − median(gap | goal, period)|, over goal-periods with at least five rows. Fewer than
-- twenty such rows, or no spread in them: the same within KPI and period, then within the KPI; the scale is then called unstable.
-- Where more than half of the gaps are equal even that is 0, and sqrt(π/2) · mean |gap − median| takes its place; both estimate the
-- standard deviation of normal gaps. A median is the mean of the one or two middle rows: twice their number is n, n + 1 or n + 2.
with

in_order as (
    select
        kpi_key,
        kpi_version,
        period_id,
        gap_ratio,
        count(*) over (partition by kpi_key, kpi_version, period_id) as n_of_goal,
        row_number() over (partition by kpi_key, kpi_version, period_id order by gap_ratio) as place_in_goal,
        count(*) over (partition by kpi_key, period_id) as n_of_period,
        row_number() over (partition by kpi_key, period_id order by gap_ratio) as place_in_period,
        count(*) over (partition by kpi_key) as n_of_kpi,
        row_number() over (partition by kpi_key order by gap_ratio) as place_in_kpi
    from model_result
    where excluded_for is null
),

goal_median as (
    select
        kpi_key,
        kpi_version,
        period_id,
        avg(gap_ratio) as median_ratio
    from in_order
    where 2 * place_in_goal between n_of_goal and n_of_goal + 2
        and n_of_goal >= 5
    group by kpi_key, kpi_version, period_id
),

period_median as (
    select
        kpi_key,
        period_id,
        avg(gap_ratio) as median_ratio
    from in_order
    where 2 * place_in_period between n_of_period and n_of_period + 2
    group by kpi_key, period_id
),

kpi_median as (
    select
        kpi_key,
        avg(gap_ratio) as median_ratio
    from in_order
    where 2 * place_in_kpi between n_of_kpi and n_of_kpi + 2
    group by kpi_key
),

deviation as (
    select
        in_order.kpi_key,
        in_order.gap_ratio,
        abs(in_order.gap_ratio - goal_median.median_ratio) as from_goal,
        abs(in_order.gap_ratio - period_median.median_ratio) as from_period,
        abs(in_order.gap_ratio - kpi_median.median_ratio) as from_kpi
    from in_order
    inner join period_median
        on in_order.kpi_key = period_median.kpi_key
        and in_order.period_id = period_median.period_id
    inner join kpi_median on in_order.kpi_key = kpi_median.kpi_key
    left join goal_median
        on in_order.kpi_key = goal_median.kpi_key
        and in_order.kpi_version = goal_median.kpi_version
        and in_order.period_id = goal_median.period_id
),

-- Rows whose goal-period is too small have no deviation from it; nulls stand last and are not counted.
deviation_in_order as (
    select
        *,
        count(from_goal) over (partition by kpi_key) as n_goal,
        row_number() over (
            partition by kpi_key
            order by case when from_goal is null then 1 else 0 end, from_goal
        ) as place_goal,
        count(*) over (partition by kpi_key) as n,
        row_number() over (partition by kpi_key order by from_period) as place_period,
        row_number() over (partition by kpi_key order by from_kpi) as place_kpi
    from deviation
),

spread as (
    select
        kpi_key,
        count(*) as n_rows,
        max(n_goal) as n_goal,
        max(gap_ratio) - min(gap_ratio) as width_ratio,
        1.4826 * avg(case when 2 * place_goal between n_goal and n_goal + 2 then from_goal end) as mad_goal,
        1.4826 * avg(case when 2 * place_period between n and n + 2 then from_period end) as mad_period,
        1.4826 * avg(case when 2 * place_kpi between n and n + 2 then from_kpi end) as mad_kpi,
        1.2533141373155003 * avg(from_kpi) as mean_deviation
    from deviation_in_order
    group by kpi_key
)

-- Equal ratios of unequal decimals differ in the last digit: a spread below 1e-9 is none.
select
    kpi_key,
    cast(n_rows as integer) as n_rows,
    case
        when width_ratio <= 1e-9 then null
        when n_goal >= 20 and mad_goal > 1e-9 then mad_goal
        when mad_period > 1e-9 then mad_period
        when mad_kpi > 1e-9 then mad_kpi
        else mean_deviation
    end as scale_ratio,
    width_ratio <= 1e-9 as is_constant,
    width_ratio > 1e-9 and not (n_goal >= 20 and coalesce(mad_goal, 0.0) > 1e-9) as is_unstable
from spread
order by kpi_key
