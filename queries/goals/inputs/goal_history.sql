-- Question:   how often was the level that a target asks for reached before, by the same unit, by its people and by comparable units?
-- Grain:      unit × KPI × version × lane × results of people or of the unit itself × period of the target, of the last $cycles periods
-- Parameters: $window (periods looked back), $cycles (newest periods whose targets are looked at)
-- Results are measured in their own target (z = actual / original target). The targets of a unit are chained by those who have one in
-- two periods running (ln target_t / target_t−1, averaged), so that earlier results are read against the level asked for now and a
-- change of people is no change of level. Compared with: all other units on the same KPI and version, against their own targets; and
-- the best mean of a unit with at least five people (or of a unit-level result) so far, in the KPI's own unit.
with

measured as (
    select
        unit_id,
        person_no,
        kpi_id,
        kpi_version,
        case when lower(coalesce(lane, '')) like '%okr%' then 'okr' else 'kpi' end as lane,
        person_no is not null as is_of_people,
        case when direction = 'lower' then -1.0 else 1.0 end as side,
        period_no,
        period_id,
        actual,
        original_target,
        actual / original_target as z
    from trap_row
    where kpi_id is not null
        and period_no is not null
        and original_target > 0
        and direction in ('higher', 'lower')
        and abs(actual) < 1e15
        and abs(actual / original_target) < 1e9
),

stepped as (
    select
        *,
        case
            when lag(period_no) over series = period_no - 1 then ln(original_target / lag(original_target) over series)
        end as step
    from measured
    window series as (partition by unit_id, person_no, kpi_id, kpi_version, lane order by period_no)
),

cell as (
    select
        unit_id,
        kpi_id,
        kpi_version,
        lane,
        is_of_people,
        side,
        period_no,
        min(period_id) as period_id,
        count(*) as n,
        count(distinct person_no) as n_people,
        sum(case when side * z >= side * (1 - side * 1e-9) then 1.0 else 0.0 end) as n_hit,
        coalesce(avg(step), 0.0) as step,
        avg(actual) as mean_actual,
        avg(original_target) as mean_target
    from stepped
    group by unit_id, kpi_id, kpi_version, lane, is_of_people, side, period_no
),

levelled as (
    select
        *,
        sum(step) over (
            partition by unit_id, kpi_id, kpi_version, lane, is_of_people, side
            order by period_no
            rows between unbounded preceding and current row
        ) as log_level
    from cell
),

newest as (
    select max(period_no) as period_no from cell
),

asked as (
    select levelled.*
    from levelled
    cross join newest
    where levelled.period_no > newest.period_no - $cycles
),

placed as (
    select
        measured.unit_id,
        measured.person_no,
        measured.kpi_id,
        measured.kpi_version,
        measured.lane,
        measured.is_of_people,
        measured.side,
        measured.period_no,
        measured.z * exp(levelled.log_level) as z,
        max(measured.side * measured.z * exp(levelled.log_level)) over (
            partition by
                measured.unit_id,
                measured.person_no,
                measured.kpi_id,
                measured.kpi_version,
                measured.lane,
                measured.side
            order by measured.period_no
            rows between unbounded preceding and current row
        ) as best_side
    from measured
    inner join levelled
        on measured.unit_id = levelled.unit_id
        and measured.kpi_id = levelled.kpi_id
        and measured.kpi_version = levelled.kpi_version
        and measured.lane = levelled.lane
        and measured.is_of_people = levelled.is_of_people
        and measured.side = levelled.side
        and measured.period_no = levelled.period_no
),

-- The results of earlier periods, against the level that is asked for now.
before as (
    select
        asked.unit_id,
        asked.kpi_id,
        asked.kpi_version,
        asked.lane,
        asked.is_of_people,
        asked.side,
        asked.period_no as asked_no,
        placed.period_no,
        count(*) as n,
        sum(case when placed.side * placed.z >= asked.side * exp(asked.log_level) * (1 - asked.side * 1e-9) then 1.0 else 0.0 end)
            as n_hit,
        avg(placed.z / exp(asked.log_level)) as mean_level
    from asked
    inner join placed
        on asked.unit_id = placed.unit_id
        and asked.kpi_id = placed.kpi_id
        and asked.kpi_version = placed.kpi_version
        and asked.lane = placed.lane
        and asked.is_of_people = placed.is_of_people
        and asked.side = placed.side
        and placed.period_no between asked.period_no - $window and asked.period_no - 1
    group by
        asked.unit_id,
        asked.kpi_id,
        asked.kpi_version,
        asked.lane,
        asked.is_of_people,
        asked.side,
        asked.period_no,
        placed.period_no
),

-- The few who had the goal before must not be read off the group that has it now.
past as (
    select
        asked.unit_id,
        asked.kpi_id,
        asked.kpi_version,
        asked.lane,
        asked.is_of_people,
        asked.side,
        asked.period_no,
        count(distinct placed.person_no) as n_people
    from asked
    inner join placed
        on asked.unit_id = placed.unit_id
        and asked.kpi_id = placed.kpi_id
        and asked.kpi_version = placed.kpi_version
        and asked.lane = placed.lane
        and asked.is_of_people = placed.is_of_people
        and asked.side = placed.side
        and placed.period_no between asked.period_no - $window and asked.period_no - 1
    group by asked.unit_id, asked.kpi_id, asked.kpi_version, asked.lane, asked.is_of_people, asked.side, asked.period_no
),

own as (
    select
        unit_id,
        kpi_id,
        kpi_version,
        lane,
        is_of_people,
        side,
        asked_no,
        count(*) as n_periods,
        sum(n) as n_results,
        sum(n_hit) as n_hit,
        sum(n_hit * n_hit / n) as sum_hit2_by_n,
        avg(mean_level) as mean_level,
        sum(mean_level * mean_level) as sum_level2,
        sum(period_no - asked_no) as sum_t,
        sum((period_no - asked_no) * (period_no - asked_no)) as sum_t2,
        sum((period_no - asked_no) * mean_level) as sum_t_level
    from before
    group by unit_id, kpi_id, kpi_version, lane, is_of_people, side, asked_no
),

-- Whoever has the goal now: has any of their results so far, this period included, reached the level?
ever as (
    select
        asked.unit_id,
        asked.kpi_id,
        asked.kpi_version,
        asked.lane,
        asked.is_of_people,
        asked.side,
        asked.period_no,
        count(distinct placed.person_no) as n_people,
        count(distinct case
            when placed.best_side >= asked.side * exp(asked.log_level) * (1 - asked.side * 1e-9) then placed.person_no
        end) as n_people_ever,
        max(placed.best_side) as best_now
    from asked
    inner join placed
        on asked.unit_id = placed.unit_id
        and asked.kpi_id = placed.kpi_id
        and asked.kpi_version = placed.kpi_version
        and asked.lane = placed.lane
        and asked.is_of_people = placed.is_of_people
        and asked.side = placed.side
        and asked.period_no = placed.period_no
    group by asked.unit_id, asked.kpi_id, asked.kpi_version, asked.lane, asked.is_of_people, asked.side, asked.period_no
),

-- Those who left count as well: somebody of this unit reached it.
best as (
    select
        unit_id,
        kpi_id,
        kpi_version,
        lane,
        is_of_people,
        side,
        period_no,
        max(max(side * z)) over (
            partition by unit_id, kpi_id, kpi_version, lane, is_of_people, side
            order by period_no
            rows between unbounded preceding and current row
        ) as best_side
    from placed
    group by unit_id, kpi_id, kpi_version, lane, is_of_people, side, period_no
),

class_period as (
    select
        kpi_id,
        kpi_version,
        lane,
        is_of_people,
        side,
        period_no,
        count(*) as n_units,
        sum(n) as n,
        sum(n_people) as n_people,
        sum(n_hit) as n_hit,
        sum(n_hit * n_hit / n) as sum_hit2_by_n,
        max(case when not is_of_people or n_people >= 5 then side * mean_actual end) as best_actual
    from cell
    group by kpi_id, kpi_version, lane, is_of_people, side, period_no
),

class as (
    select
        kpi_id,
        kpi_version,
        lane,
        is_of_people,
        side,
        period_no,
        sum(n_units) over earlier as n_cells,
        sum(n) over earlier as n,
        max(n_people) over earlier as n_people,
        sum(n_hit) over earlier as n_hit,
        sum(sum_hit2_by_n) over earlier as sum_hit2_by_n,
        max(best_actual) over so_far as best_actual
    from class_period
    window
        earlier as (
            partition by kpi_id, kpi_version, lane, is_of_people, side
            order by period_no
            range between $window preceding and 1 preceding
        ),
        so_far as (
            partition by kpi_id, kpi_version, lane, is_of_people, side
            order by period_no
            rows between unbounded preceding and current row
        )
),

own_class as (
    select
        unit_id,
        kpi_id,
        kpi_version,
        lane,
        is_of_people,
        side,
        period_no,
        count(*) over earlier as n_cells,
        sum(n) over earlier as n,
        max(n_people) over earlier as n_people,
        sum(n_hit) over earlier as n_hit,
        sum(n_hit * n_hit / n) over earlier as sum_hit2_by_n
    from cell
    window earlier as (
        partition by unit_id, kpi_id, kpi_version, lane, is_of_people, side
        order by period_no
        range between $window preceding and 1 preceding
    )
)

select
    asked.unit_id,
    asked.kpi_id,
    asked.kpi_version,
    asked.lane,
    asked.period_id,
    asked.is_of_people,
    asked.side,
    cast(asked.n as integer) as n_goals,
    cast(ever.n_people as integer) as n_people,
    cast(ever.n_people_ever as integer) as n_people_ever,
    best.best_side >= asked.side * exp(asked.log_level) * (1 - asked.side * 1e-9) as is_reached,
    coalesce(class.best_actual >= asked.side * asked.mean_target * (1 - asked.side * 1e-9), false) as is_reached_by_class,
    cast(coalesce(own.n_periods, 0) as integer) as n_periods,
    cast(coalesce(own.n_results, 0) as integer) as n_results,
    cast(coalesce(past.n_people, 0) as integer) as n_past_people,
    coalesce(own.n_hit, 0.0) as n_hit,
    coalesce(own.sum_hit2_by_n, 0.0) as sum_hit2_by_n,
    own.mean_level,
    coalesce(own.sum_level2, 0.0) as sum_level2,
    cast(coalesce(own.sum_t, 0) as double) as sum_t,
    cast(coalesce(own.sum_t2, 0) as double) as sum_t2,
    coalesce(own.sum_t_level, 0.0) as sum_t_level,
    cast(coalesce(class.n_cells, 0) - coalesce(own_class.n_cells, 0) as integer) as n_peer_cells,
    cast(coalesce(class.n, 0) - coalesce(own_class.n, 0) as integer) as n_peer_results,
    cast(coalesce(class.n_people, 0) - coalesce(own_class.n_people, 0) as integer) as n_peer_people,
    cast(coalesce(class.n_hit, 0) - coalesce(own_class.n_hit, 0) as double) as n_peer_hit,
    cast(coalesce(class.sum_hit2_by_n, 0) - coalesce(own_class.sum_hit2_by_n, 0) as double) as sum_peer_hit2_by_n
from asked
inner join ever
    on asked.unit_id = ever.unit_id
    and asked.kpi_id = ever.kpi_id
    and asked.kpi_version = ever.kpi_version
    and asked.lane = ever.lane
    and asked.is_of_people = ever.is_of_people
    and asked.side = ever.side
    and asked.period_no = ever.period_no
inner join best
    on asked.unit_id = best.unit_id
    and asked.kpi_id = best.kpi_id
    and asked.kpi_version = best.kpi_version
    and asked.lane = best.lane
    and asked.is_of_people = best.is_of_people
    and asked.side = best.side
    and asked.period_no = best.period_no
left join past
    on asked.unit_id = past.unit_id
    and asked.kpi_id = past.kpi_id
    and asked.kpi_version = past.kpi_version
    and asked.lane = past.lane
    and asked.is_of_people = past.is_of_people
    and asked.side = past.side
    and asked.period_no = past.period_no
left join own
    on asked.unit_id = own.unit_id
    and asked.kpi_id = own.kpi_id
    and asked.kpi_version = own.kpi_version
    and asked.lane = own.lane
    and asked.is_of_people = own.is_of_people
    and asked.side = own.side
    and asked.period_no = own.asked_no
left join class
    on asked.kpi_id = class.kpi_id
    and asked.kpi_version = class.kpi_version
    and asked.lane = class.lane
    and asked.is_of_people = class.is_of_people
    and asked.side = class.side
    and asked.period_no = class.period_no
left join own_class
    on asked.unit_id = own_class.unit_id
    and asked.kpi_id = own_class.kpi_id
    and asked.kpi_version = own_class.kpi_version
    and asked.lane = own_class.lane
    and asked.is_of_people = own_class.is_of_people
    and asked.side = own_class.side
    and asked.period_no = own_class.period_no
order by asked.kpi_id, asked.kpi_version, asked.lane, asked.is_of_people, asked.unit_id, asked.period_id
