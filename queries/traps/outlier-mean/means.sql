-- Question:   is the mean of each department, over all its results and KPI by KPI, the work of a few extreme values?
-- Grain:      unit × scope; a scope is all KPIs ('*') or one KPI or shared goal
-- Parameters: $trim (share left out at each end), $distance (in MAD), $shift (of the mean, a ratio), $fewest (results)
-- MAD = 1.4826 · median |r − median|. It is worked out only where mean and trimmed mean lie half of $shift apart, because elsewhere
-- the answer is known; mad_ratio, n_extreme and mean_without are null there. Private goals of different people are no KPI together.
with

measured as (
    select
        unit_id,
        kpi_key,
        kpi_id,
        person_no,
        period_id,
        period_start,
        r
    from trap_row
    where r between -1e9 and 1e9
),

scoped as (
    select
        unit_id,
        '*' as scope_key,
        cast(null as varchar) as kpi_id,
        person_no,
        period_id,
        period_start,
        r
    from measured
    union all
    select
        unit_id,
        kpi_key as scope_key,
        kpi_id,
        person_no,
        period_id,
        period_start,
        r
    from measured
    where kpi_key <> 'private'
),

in_order as (
    select
        *,
        count(*) over (partition by unit_id, scope_key) as n,
        row_number() over (partition by unit_id, scope_key order by r) as place
    from scoped
),

centred as (
    select
        unit_id,
        scope_key,
        min(kpi_id) as kpi_id,
        count(*) as n,
        count(distinct person_no) as n_people,
        min(period_start) as first_start,
        max(period_start) as last_start,
        max(r) - min(r) as width_ratio,
        avg(r) as mean_ratio,
        avg(case when place > floor($trim * n) and place <= n - floor($trim * n) then r end) as trimmed_ratio,
        avg(case when 2 * place between n and n + 2 then r end) as median_ratio
    from in_order
    group by unit_id, scope_key
),

apart as (
    select
        unit_id,
        scope_key,
        mean_ratio,
        median_ratio
    from centred
    where n >= $fewest
        and abs(mean_ratio - trimmed_ratio) > $shift / 2
),

distance_in_order as (
    select
        scoped.unit_id,
        scoped.scope_key,
        scoped.r,
        abs(scoped.r - apart.median_ratio) as distance_ratio,
        count(*) over (partition by scoped.unit_id, scoped.scope_key) as n,
        row_number() over (
            partition by scoped.unit_id, scoped.scope_key
            order by abs(scoped.r - apart.median_ratio)
        ) as place
    from scoped
    inner join apart on scoped.unit_id = apart.unit_id and scoped.scope_key = apart.scope_key
),

spread as (
    select
        unit_id,
        scope_key,
        1.4826 * avg(case when 2 * place between n and n + 2 then distance_ratio end) as mad_ratio
    from distance_in_order
    group by unit_id, scope_key
),

extreme as (
    select
        spread.unit_id,
        spread.scope_key,
        min(spread.mad_ratio) as mad_ratio,
        sum(case when distance_in_order.distance_ratio > $distance * spread.mad_ratio then 1 else 0 end) as n_extreme,
        avg(case
            when distance_in_order.distance_ratio <= $distance * spread.mad_ratio then distance_in_order.r
        end) as mean_without
    from distance_in_order
    inner join spread
        on distance_in_order.unit_id = spread.unit_id
        and distance_in_order.scope_key = spread.scope_key
    group by spread.unit_id, spread.scope_key
)

select
    centred.unit_id,
    centred.scope_key,
    centred.kpi_id,
    cast(centred.n as integer) as n,
    cast(centred.n_people as integer) as n_people,
    first_period.period_id as first_period,
    last_period.period_id as last_period,
    centred.width_ratio,
    centred.mean_ratio,
    centred.trimmed_ratio,
    centred.median_ratio,
    extreme.mad_ratio,
    cast(extreme.n_extreme as integer) as n_extreme,
    extreme.mean_without
from centred
left join extreme on centred.unit_id = extreme.unit_id and centred.scope_key = extreme.scope_key
left join (
    select period_start, min(period_id) as period_id from trap_period group by period_start
) as first_period on centred.first_start = first_period.period_start
left join (
    select period_start, max(period_id) as period_id from trap_period group by period_start
) as last_period on centred.last_start = last_period.period_start
order by centred.unit_id, centred.scope_key
