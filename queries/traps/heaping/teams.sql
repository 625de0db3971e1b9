-- Question:   how many figures of each team and KPI lie on the 5 % grid, and how many must, because of what is counted?
-- Grain:      unit × team (manager; null: without one) × KPI or shared goal
-- Parameters: $tolerance (distance from the grid, in steps of 5 %)
-- A recorded value is on the grid when it is the one nearest to it that its decimals allow: 95 % of 83.4 is written 79.2.
-- One figure that all of a unit share in a period counts once. Left out: results of nothing (0), which is no rounding; milestones (a
-- unit's results of a KPI on quarters); and the best value of a KPI where a tenth of its results share it (a rate of 100 %), because
-- how many lie there says how good the results are. Figures exactly on target are counted apart for the same reason.
-- forced_share: of the p values up to the target that can be recorded (pieces, tenths …, or cases of a rate), 20 lie on the grid.
with

measured as (
    select
        unit_id,
        manager_no,
        kpi_key,
        person_no,
        case when direction = 'lower' then -actual else actual end as goodness,
        actual,
        original_target as target,
        case
            when denominator between 1 and 1000
                then denominator * case when original_target > 1.5 then original_target / 100 else original_target end
        end as rate_parts,
        r0,
        period_id,
        row_no
    from trap_row
    where r0 between -1e9 and 1e9
        and actual <> 0
        and kpi_key <> 'private'
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

kpi_best as (
    select
        figure.kpi_key,
        min(best.goodness) as goodness,
        sum(case when figure.goodness >= best.goodness - 1e-9 then 1 else 0 end) as n_best,
        count(*) as n
    from figure
    inner join (select kpi_key, max(goodness) as goodness from figure group by kpi_key) as best
        on figure.kpi_key = best.kpi_key
    group by figure.kpi_key
),

unit_kpi as (
    select
        unit_id,
        kpi_key,
        avg(case when abs(4 * r0 - round(4 * r0)) < 1e-4 then 1.0 else 0.0 end) as quarter_share,
        avg(case when abs(actual - round(actual)) < 1e-9 then 1.0 else 0.0 end) as ones_share,
        avg(case when abs(10 * actual - round(10 * actual)) < 1e-8 then 1.0 else 0.0 end) as tenths_share,
        avg(case when abs(100 * actual - round(100 * actual)) < 1e-7 then 1.0 else 0.0 end) as hundredths_share
    from figure
    group by unit_id, kpi_key
),

recorded as (
    select
        figure.*,
        case
            when unit_kpi.ones_share >= 0.95 then 1.0
            when unit_kpi.tenths_share >= 0.95 then 0.1
            when unit_kpi.hundredths_share >= 0.95 then 0.01
            else 0.0
        end / figure.target as step_ratio
    from figure
    inner join unit_kpi on figure.unit_id = unit_kpi.unit_id and figure.kpi_key = unit_kpi.kpi_key
    inner join kpi_best on figure.kpi_key = kpi_best.kpi_key
    where unit_kpi.quarter_share < 0.95
        and not (
            figure.goodness >= kpi_best.goodness - 1e-9
            and kpi_best.n_best >= 5
            and kpi_best.n_best >= 0.1 * kpi_best.n
        )
),

counted as (
    select
        unit_id,
        manager_no,
        kpi_key,
        person_no,
        abs(20 * r0 - round(20 * r0)) < greatest($tolerance, 10.000001 * step_ratio) as is_on_grid,
        abs(20 * r0 - 20) < greatest($tolerance, 10.000001 * step_ratio) as is_on_target,
        least(1.0, 20 * greatest(step_ratio, coalesce(1 / rate_parts, 0.0))) as forced_share
    from recorded
)

select
    unit_id,
    manager_no,
    kpi_key,
    cast(count(*) as integer) as n,
    cast(count(distinct person_no) as integer) as n_people,
    cast(sum(case when is_on_grid then 1 else 0 end) as integer) as n_on_grid,
    cast(sum(case when is_on_target then 1 else 0 end) as integer) as n_on_target,
    avg(forced_share) as forced_share
from counted
group by unit_id, manager_no, kpi_key
order by unit_id, manager_no, kpi_key
