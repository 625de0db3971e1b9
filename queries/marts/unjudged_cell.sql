-- Question:   what is known of each cell before it is judged against chance and protected?
-- Grain:      unit (every ancestor) × KPI or '*' × period
-- Parameters: none
-- Needs t_quantile(df, t), the 0.975 quantiles of Student's t. The n_own…, n_people_… and n_crossing columns serve protection only.
with

people as (
    select
        *,
        sum_gap_ratio / nullif(n_people, 0) as mean_gap_ratio,
        sum_gap_squares - sum_gap_ratio * sum_gap_ratio / nullif(n_people, 0) as squares_about_mean
    from cell_of_people
),

spread as (
    select
        *,
        case
            when n_people < 2 then null
            -- Equal gaps leave a rest of rounding in the difference of two sums; it is no spread.
            when squares_about_mean <= 1e-12 * sum_gap_squares then 0.0
            else sqrt(squares_about_mean / (n_people - 1))
        end as sd_gap_ratio
    from people
),

cells as (
    select
        spread.unit_id,
        spread.kpi_id,
        spread.period_id,
        'person' as level,
        spread.n_people_any,
        spread.n_people,
        spread.n_people_judged,
        spread.n_own_any,
        spread.n_own,
        spread.n_own_judged,
        spread.n_crossing,
        spread.n_results,
        spread.n_goals,
        spread.n_judged,
        spread.n_met,
        spread.mean_gap_ratio,
        spread.sd_gap_ratio,
        t_quantile.t * spread.sd_gap_ratio / sqrt(spread.n_people) as half_width_ratio,
        cast(null as double) as actual_value,
        cast(null as double) as target_value,
        spread.n_missing_actual,
        spread.n_missing_target,
        spread.n_zero_target,
        spread.n_no_direction
    from spread
    left join t_quantile on spread.n_people - 1 = t_quantile.df
    union all
    select
        cell_of_units.unit_id,
        cell_of_units.kpi_id,
        cell_of_units.period_id,
        'unit' as level,
        null as n_people_any,
        null as n_people,
        null as n_people_judged,
        null as n_own_any,
        null as n_own,
        null as n_own_judged,
        null as n_crossing,
        cell_of_units.n_results,
        cell_of_units.n_goals,
        cell_of_units.n_judged,
        cell_of_units.n_met,
        cell_of_units.mean_gap_ratio,
        null as sd_gap_ratio,
        null as half_width_ratio,
        cell_of_units.actual_value,
        cell_of_units.target_value,
        cell_of_units.n_missing_actual,
        cell_of_units.n_missing_target,
        cell_of_units.n_zero_target,
        cell_of_units.n_no_direction
    from cell_of_units
    where not exists (
        select 1
        from cell_of_people
        where cell_of_people.unit_id = cell_of_units.unit_id
            and cell_of_people.kpi_id = cell_of_units.kpi_id
            and cell_of_people.period_id = cell_of_units.period_id
    )
)

,

kpi_version as (
    select
        kpi_id,
        version,
        min(valid_from) as valid_from
    from kpi
    where valid_from is not null
        and version is not null
    group by kpi_id, version
),

-- A series starts anew with each version of its KPI, as on the trend page.
rebase as (
    select
        kpi_version.kpi_id,
        period.period_id,
        count(*) as n_versions
    from kpi_version
    inner join period on kpi_version.valid_from <= period.period_start
    group by kpi_version.kpi_id, period.period_id
)

select
    cast(row_number() over (order by cells.kpi_id, period.period_start, cells.period_id, cells.unit_id) as integer) as cell_no,
    cells.unit_id,
    cells.kpi_id,
    cells.period_id,
    period.period_start,
    period.kind as period_kind,
    cast(coalesce(rebase.n_versions, 0) as integer) as rebase_group,
    unit_tree.depth,
    cells.level,
    cells.n_people_any,
    cells.n_people,
    cells.n_people_judged,
    cells.n_own_any,
    cells.n_own,
    cells.n_own_judged,
    cells.n_crossing,
    cells.n_results,
    cells.n_goals,
    cells.n_judged,
    cells.n_met,
    cells.mean_gap_ratio,
    cells.sd_gap_ratio,
    cells.half_width_ratio,
    cells.actual_value,
    cells.target_value,
    cells.n_missing_actual,
    cells.n_missing_target,
    cells.n_zero_target,
    cells.n_no_direction
from cells
inner join period on cells.period_id = period.period_id
inner join unit_tree on cells.unit_id = unit_tree.unit_id
left join rebase on cells.kpi_id = rebase.kpi_id and cells.period_id = rebase.period_id
order by cell_no
