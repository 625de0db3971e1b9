-- Question:   is the mean of each department, over all its results and KPI by KPI, the work of a few extreme values?
-- Grain:      unit × scope; a scope is all KPIs ('*') or one KPI or shared goal
-- Parameters: $trim (share left out at each end), $distance (in MAD), $shift (of the mean, a ratio), $fewest (results)
-- MAD = 1.4826 · median |r − median|. It is worked out only where mean and trimmed mean lie half of $shift apart, because elsewhere
-- the answer is known; mad_ratio, n_extreme and mean_without are null there. Private goals of different people are no KPI together.
-- What is sorted carries whole numbers and the value alone: scope_no is n·(number of the unit) + number of the KPI, 0 for all.
with

scope as (
    select
        unit_id,
        kpi_key,
        min(kpi_id) as kpi_id,
        min(period_id) as first_period,
        max(period_id) as last_period,
        count(distinct person_no) as n_people,
        dense_rank() over (order by unit_id) - 1 as unit_no,
        dense_rank() over (order by kpi_key) as kpi_no
    from trap_row
    where r between -1e9 and 1e9
    group by unit_id, kpi_key
),

numbered as (
    select
        *,
        (max(kpi_no) over () + 1) * unit_no as all_no
    from scope
),

whole as (
    select
        trap_row.unit_id,
        count(distinct trap_row.person_no) as n_people
    from trap_row
    where trap_row.r between -1e9 and 1e9
    group by trap_row.unit_id
),

scope_name as (
    select
        all_no + kpi_no as scope_no,
        unit_id,
        kpi_key as scope_key,
        kpi_id,
        n_people,
        first_period,
        last_period
    from numbered
    where kpi_key <> 'private'
    union all
    select
        numbered.all_no as scope_no,
        numbered.unit_id,
        '*' as scope_key,
        cast(null as varchar) as kpi_id,
        min(whole.n_people) as n_people,
        min(numbered.first_period) as first_period,
        max(numbered.last_period) as last_period
    from numbered
    inner join whole on numbered.unit_id = whole.unit_id
    group by numbered.all_no, numbered.unit_id
),

measured as (
    select
        numbered.all_no,
        numbered.all_no + numbered.kpi_no as scope_no,
        trap_row.kpi_key = 'private' as is_private,
        trap_row.r
    from trap_row
    inner join numbered on trap_row.unit_id = numbered.unit_id and trap_row.kpi_key = numbered.kpi_key
    where trap_row.r between -1e9 and 1e9
),

scoped as (
    select all_no as scope_no, r from measured
    union all
    select scope_no, r from measured where not is_private
),

in_order as (
    select
        scope_no,
        r,
        row_number() over (partition by scope_no order by r) as place
    from scoped
),

size as (
    select
        scope_no,
        count(*) as n
    from scoped
    group by scope_no
),

centred as (
    select
        in_order.scope_no,
        min(size.n) as n,
        max(in_order.r) - min(in_order.r) as width_ratio,
        avg(in_order.r) as mean_ratio,
        avg(case
            when in_order.place > floor($trim * size.n) and in_order.place <= size.n - floor($trim * size.n)
                then in_order.r
        end) as trimmed_ratio,
        avg(case when 2 * in_order.place between size.n and size.n + 2 then in_order.r end) as median_ratio
    from in_order
    inner join size on in_order.scope_no = size.scope_no
    group by in_order.scope_no
),

apart as (
    select
        scope_no,
        n,
        median_ratio
    from centred
    where n >= $fewest
        and abs(mean_ratio - trimmed_ratio) > $shift / 2
),

distance_in_order as (
    select
        scoped.scope_no,
        scoped.r,
        apart.n,
        abs(scoped.r - apart.median_ratio) as distance_ratio,
        row_number() over (
            partition by scoped.scope_no
            order by abs(scoped.r - apart.median_ratio)
        ) as place
    from scoped
    inner join apart on scoped.scope_no = apart.scope_no
),

spread as (
    select
        scope_no,
        1.4826 * avg(case when 2 * place between n and n + 2 then distance_ratio end) as mad_ratio
    from distance_in_order
    group by scope_no
),

extreme as (
    select
        spread.scope_no,
        min(spread.mad_ratio) as mad_ratio,
        sum(case when distance_in_order.distance_ratio > $distance * spread.mad_ratio then 1 else 0 end) as n_extreme,
        avg(case
            when distance_in_order.distance_ratio <= $distance * spread.mad_ratio then distance_in_order.r
        end) as mean_without
    from distance_in_order
    inner join spread on distance_in_order.scope_no = spread.scope_no
    group by spread.scope_no
)

select
    scope_name.unit_id,
    scope_name.scope_key,
    scope_name.kpi_id,
    cast(centred.n as integer) as n,
    cast(scope_name.n_people as integer) as n_people,
    scope_name.first_period,
    scope_name.last_period,
    centred.width_ratio,
    centred.mean_ratio,
    centred.trimmed_ratio,
    centred.median_ratio,
    extreme.mad_ratio,
    cast(extreme.n_extreme as integer) as n_extreme,
    extreme.mean_without
from scope_name
inner join centred on scope_name.scope_no = centred.scope_no
left join extreme on centred.scope_no = extreme.scope_no
order by scope_name.unit_id, scope_name.scope_key
