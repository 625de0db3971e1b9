-- Question:   how many attainments of each unit fall into each percent, and how many would if its KPIs looked as they do elsewhere?
-- Grain:      unit × whole percent of r0, from 30 to 149
-- Parameters: $fewest (results of a unit below which it is not compared), $width (looked at on either side of a line, a ratio)
-- n_whole: how many results are that percent exactly, or the nearest value that their decimals allow.
-- Left out: KPIs that vary less than $width, beside whose line there is no flat stretch; those with at most five distinct values, also where a unit uses one so; KPIs, or a unit's results of one, that are cut at the
-- target (a tenth lies exactly on it and hardly anything above); the best value of a KPI where a tenth of its results share it (a
-- rate of 100 %). One figure that all of a unit share in a period counts once.
-- n_expected: Σ over the KPIs of n(unit, KPI) · share of the KPI's results elsewhere that lie in this percent.
-- counting_sum: Σ of the share above the line that counting alone gives. A target of p whole parts (pieces, tenths …) is itself a
-- possible result and belongs to the upper side: of the values within $width, ceil(p·width) lie above and floor(p·width) below.
with

measured as (
    select
        unit_id,
        person_no,
        kpi_key,
        period_id,
        period_start,
        row_no,
        actual,
        case when direction = 'lower' then -actual else actual end as goodness,
        original_target as target,
        r0
    from trap_row
    where r0 between -1e9 and 1e9
        and coalesce(scale_ratio, $width) >= $width
),

one_for_all as (
    select
        unit_id,
        kpi_key,
        period_id,
        min(row_no) as row_no
    from measured
    group by unit_id, kpi_key, period_id
    having count(*) >= 3
        and max(r0) - min(r0) <= 1e-9
),

figure as (
    select measured.*
    from measured
    left join one_for_all
        on measured.unit_id = one_for_all.unit_id
        and measured.kpi_key = one_for_all.kpi_key
        and measured.period_id = one_for_all.period_id
    where one_for_all.row_no is null
        or one_for_all.row_no = measured.row_no
),

unit_kpi as (
    select
        unit_id,
        kpi_key,
        count(*) as n,
        count(distinct round(r0, 6)) as n_distinct,
        sum(case when abs(r0 - 1) <= 1e-9 then 1 else 0 end) as n_on_target,
        sum(case when r0 > 1 + 1e-9 then 1 else 0 end) as n_above,
        avg(case when abs(actual / 100 - round(actual / 100)) < 1e-9 then 1.0 else 0.0 end) as hundreds_share,
        avg(case when abs(actual / 10 - round(actual / 10)) < 1e-9 then 1.0 else 0.0 end) as tens_share,
        avg(case when abs(actual - round(actual)) < 1e-9 then 1.0 else 0.0 end) as ones_share,
        avg(case when abs(10 * actual - round(10 * actual)) < 1e-8 then 1.0 else 0.0 end) as tenths_share,
        avg(case when abs(100 * actual - round(100 * actual)) < 1e-7 then 1.0 else 0.0 end) as hundredths_share
    from figure
    group by unit_id, kpi_key
),

kpi_shape as (
    select
        figure.kpi_key,
        count(*) as n,
        count(distinct round(figure.r0, 6)) as n_distinct,
        sum(case when abs(figure.r0 - 1) <= 1e-9 then 1 else 0 end) as n_on_target,
        sum(case when figure.r0 > 1 + 1e-9 then 1 else 0 end) as n_above,
        min(best.goodness) as best_goodness,
        sum(case when figure.goodness >= best.goodness - 1e-9 then 1 else 0 end) as n_best
    from figure
    inner join (select kpi_key, max(goodness) as goodness from figure group by kpi_key) as best
        on figure.kpi_key = best.kpi_key
    group by figure.kpi_key
),

eligible as (
    select
        figure.unit_id,
        figure.kpi_key,
        figure.person_no,
        figure.period_start,
        cast(floor(100 * figure.r0 + 1e-7) as integer) as percent,
        figure.r0,
        figure.target / case
            when unit_kpi.hundreds_share >= 0.95 then 100.0
            when unit_kpi.tens_share >= 0.95 then 10.0
            when unit_kpi.ones_share >= 0.95 then 1.0
            when unit_kpi.tenths_share >= 0.95 then 0.1
            when unit_kpi.hundredths_share >= 0.95 then 0.01
        end as parts
    from figure
    inner join unit_kpi on figure.unit_id = unit_kpi.unit_id and figure.kpi_key = unit_kpi.kpi_key
    inner join kpi_shape on figure.kpi_key = kpi_shape.kpi_key
    where kpi_shape.n_distinct > 5
        and (unit_kpi.n_distinct > 5 or unit_kpi.n < 10)
        and not (
            kpi_shape.n_on_target >= 5
            and kpi_shape.n_on_target >= 0.1 * kpi_shape.n
            and kpi_shape.n_above <= 0.02 * kpi_shape.n
        )
        and not (
            unit_kpi.n_on_target >= 5
            and unit_kpi.n_on_target >= 0.1 * unit_kpi.n
            and unit_kpi.n_above <= 0.02 * unit_kpi.n
        )
        and not (
            kpi_shape.n_best >= 5
            and kpi_shape.n_best >= 0.1 * kpi_shape.n
            and figure.goodness >= kpi_shape.best_goodness - 1e-9
        )
),

unit_kpi_count as (
    select unit_id, kpi_key, count(*) as n
    from eligible
    group by unit_id, kpi_key
),

kpi_count as (
    select kpi_key, sum(n) as n
    from unit_kpi_count
    group by kpi_key
),

unit_kpi_bin as (
    select unit_id, kpi_key, percent, count(*) as n
    from eligible
    where percent between 30 and 149
    group by unit_id, kpi_key, percent
),

kpi_bin as (
    select kpi_key, percent, sum(n) as n
    from unit_kpi_bin
    group by kpi_key, percent
),

large_unit as (
    select unit_id
    from unit_kpi_count
    group by unit_id
    having sum(n) >= $fewest
),

-- One row per unit, KPI and percent that anybody has in the KPI; own results leave the pool.
expected as (
    select
        unit_kpi_count.unit_id,
        kpi_bin.percent,
        sum(
            cast(unit_kpi_count.n as double) * (kpi_bin.n - coalesce(unit_kpi_bin.n, 0))
                / (kpi_count.n - unit_kpi_count.n)
        ) as n_expected
    from unit_kpi_count
    inner join kpi_count on unit_kpi_count.kpi_key = kpi_count.kpi_key and kpi_count.n > unit_kpi_count.n
    inner join large_unit on unit_kpi_count.unit_id = large_unit.unit_id
    inner join kpi_bin on unit_kpi_count.kpi_key = kpi_bin.kpi_key
    left join unit_kpi_bin
        on unit_kpi_count.unit_id = unit_kpi_bin.unit_id
        and kpi_bin.kpi_key = unit_kpi_bin.kpi_key
        and kpi_bin.percent = unit_kpi_bin.percent
    group by unit_kpi_count.unit_id, kpi_bin.percent
),

own as (
    select
        unit_id,
        percent,
        count(*) as n,
        count(distinct person_no) as n_people,
        sum(case
            when abs(parts - round(parts)) < 1e-6
                then ceil($width * parts - 1e-6) / (ceil($width * parts - 1e-6) + floor($width * parts + 1e-6))
            else 0.5
        end) as counting_sum
    from eligible
    where percent between 30 and 149
    group by unit_id, percent
),

whole as (
    select
        unit_id,
        cast(round(100 * r0) as integer) as percent,
        count(*) as n_whole
    from eligible
    where percent between 30 and 149
        and abs(100 * r0 - round(100 * r0)) < greatest(1e-3, coalesce(50.000001 / parts, 0.0))
    group by unit_id, cast(round(100 * r0) as integer)
),

piece as (
    select unit_id, percent, n, n_people, counting_sum, 0 as n_whole, 0.0 as n_expected from own
    union all
    select unit_id, percent, 0 as n, 0 as n_people, 0.0 as counting_sum, n_whole, 0.0 as n_expected from whole
    union all
    select unit_id, percent, 0 as n, 0 as n_people, 0.0 as counting_sum, 0 as n_whole, n_expected from expected
),

bin as (
    select
        unit_id,
        percent,
        sum(n) as n,
        sum(n_people) as n_people,
        sum(counting_sum) as counting_sum,
        sum(n_whole) as n_whole,
        sum(n_expected) as n_expected
    from piece
    group by unit_id, percent
),

-- A unit with coarse KPIs only is told as one with too few results.
every_unit as (
    select unit_id
    from trap_row
    where r0 is not null
    group by unit_id
),

whole_unit as (
    select
        every_unit.unit_id,
        count(eligible.unit_id) as n,
        count(distinct eligible.person_no) as n_people,
        min(eligible.period_start) as first_start,
        max(eligible.period_start) as last_start
    from every_unit
    left join eligible on every_unit.unit_id = eligible.unit_id
    group by every_unit.unit_id
)

select
    whole_unit.unit_id,
    bin.percent,
    cast(coalesce(bin.n, 0) as integer) as n,
    cast(coalesce(bin.n_people, 0) as integer) as n_people,
    cast(coalesce(bin.n_whole, 0) as integer) as n_whole,
    coalesce(bin.counting_sum, 0.0) as counting_sum,
    coalesce(bin.n_expected, 0.0) as n_expected,
    cast(whole_unit.n as integer) as n_of_unit,
    cast(whole_unit.n_people as integer) as n_people_of_unit,
    first_period.period_id as first_period,
    last_period.period_id as last_period
from whole_unit
left join bin on whole_unit.unit_id = bin.unit_id
left join (
    select period_start, min(period_id) as period_id from trap_period group by period_start
) as first_period on whole_unit.first_start = first_period.period_start
left join (
    select period_start, max(period_id) as period_id from trap_period group by period_start
) as last_period on whole_unit.last_start = last_period.period_start
order by whole_unit.unit_id, bin.percent
