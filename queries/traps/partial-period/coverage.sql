-- Question:   how many days and results does each period of each unit cover?
-- Grain:      unit × period with results
-- Parameters: $coverage (part of the period that must have passed when its results are recorded)
-- Reads the facts as delivered: rows that another gate set aside were there. Days run from the first start to the last end of any
-- result of the unit and period. An early result was recorded before that part of the period was over.
with

placed as (
    select
        coalesce(unit_place.place_id, goal_result.unit_id, 'root') as unit_id,
        goal_result.period_id,
        goal_result.period_start,
        goal_result.period_end,
        goal_result.person_key,
        coalesce(goal_result.actual, goal_result.score) as value,
        goal_result.entered_at
    from goal_result
    left join unit_place on goal_result.unit_id = unit_place.unit_id
    where goal_result.period_start is not null
        and goal_result.period_end is not null
),

counted as (
    select
        unit_id,
        period_id,
        min(period_start) as first_day,
        max(period_end) as last_day,
        count(*) as n_rows,
        count(value) as n_values,
        count(distinct person_key) as n_people,
        count(entered_at) as n_entered,
        sum(case
            when entered_at < period_start + cast(floor($coverage * (period_end - period_start + 1)) as integer) then 1
            else 0
        end) as n_early,
        max(case
            when entered_at < period_start + cast(floor($coverage * (period_end - period_start + 1)) as integer)
                then cast(entered_at as date)
        end) as last_early_day
    from placed
    group by unit_id, period_id
),

attained as (
    select
        unit_id,
        period_id,
        count(r) as n_r,
        sum(r) as sum_r
    from trap_row
    where abs(r) <= 1e30
    group by unit_id, period_id
)

select
    counted.unit_id,
    counted.period_id,
    trap_period.kind,
    trap_period.is_main,
    counted.first_day,
    counted.last_day,
    cast(counted.last_day - counted.first_day + 1 as integer) as n_days,
    cast(counted.n_rows as integer) as n_rows,
    cast(counted.n_values as integer) as n_values,
    cast(counted.n_people as integer) as n_people,
    cast(counted.n_entered as integer) as n_entered,
    cast(counted.n_early as integer) as n_early,
    cast(counted.last_early_day - counted.first_day + 1 as integer) as early_days,
    cast(coalesce(attained.n_r, 0) as integer) as n_r,
    coalesce(attained.sum_r, 0.0) as sum_r
from counted
inner join trap_period on counted.period_id = trap_period.period_id
left join attained on counted.unit_id = attained.unit_id and counted.period_id = attained.period_id
order by counted.unit_id, counted.first_day, counted.period_id
