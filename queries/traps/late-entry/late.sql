-- Question:   how many results did each unit, and each of its teams, enter long after the end of their period, beside the others?
-- Grain:      unit as a whole, and the people of one manager in it where it has at least three managers; the manager is not named
-- Parameters: $days (days after the end of the period from which an entry is late)
-- others_share is what the other units (or teams) have late of the same goals and periods: goals that are always closed late, and an
-- import that stamped everybody's results at once, are expected to be late. A goal and period that fewer than twenty results of
-- others know is judged by the period, a period that nobody else has by all periods. n_events: one entry of a person (or unit) and period.
with

entry as (
    select
        unit_id,
        manager_no,
        person_no,
        coalesce(cast(person_no as varchar), unit_id) as subject,
        kpi_key,
        period_id,
        zc,
        cast(entered_at as date) - period_end as lag_days,
        case when cast(entered_at as date) - period_end > $days then 1 else 0 end as is_late
    from trap_row
    where entered_at is not null
        and period_end is not null
),

unit_with_teams as (
    select unit_id
    from entry
    where manager_no is not null
    group by unit_id
    having count(distinct manager_no) >= 3
),

-- Every entry once for its unit and, where the unit has teams, once more for its team.
scope as (
    select distinct
        entry.unit_id,
        cast(null as integer) as team_no,
        entry.unit_id as scope_key,
        entry.manager_no
    from entry
    union all
    select distinct
        entry.unit_id,
        entry.manager_no as team_no,
        entry.unit_id || ' ' || cast(entry.manager_no as varchar) as scope_key,
        entry.manager_no
    from entry
    inner join unit_with_teams on entry.unit_id = unit_with_teams.unit_id
    where entry.manager_no is not null
),

cell as (
    select
        scope.scope_key,
        entry.period_id,
        entry.kpi_key,
        count(*) as n,
        sum(entry.is_late) as n_late
    from entry
    inner join scope on entry.unit_id = scope.unit_id and coalesce(entry.manager_no, -1) = coalesce(scope.manager_no, -1)
    group by scope.scope_key, entry.period_id, entry.kpi_key
),

all_in_cell as (
    select
        period_id,
        kpi_key,
        count(*) as n,
        sum(is_late) as n_late
    from entry
    group by period_id, kpi_key
),

-- What there is in all, and what the scope itself has of it, in the cell, in the period, and in all periods.
beside as (
    select
        cell.scope_key,
        cell.n,
        all_in_cell.n - cell.n as others_in_cell,
        all_in_cell.n_late - cell.n_late as late_in_cell,
        in_period.n - sum(cell.n) over (partition by cell.scope_key, cell.period_id) as others_in_period,
        in_period.n_late - sum(cell.n_late) over (partition by cell.scope_key, cell.period_id) as late_in_period,
        in_all.n - sum(cell.n) over (partition by cell.scope_key) as others_in_all,
        in_all.n_late - sum(cell.n_late) over (partition by cell.scope_key) as late_in_all
    from cell
    inner join all_in_cell on cell.period_id = all_in_cell.period_id and cell.kpi_key = all_in_cell.kpi_key
    inner join (select period_id, sum(n) as n, sum(n_late) as n_late from all_in_cell group by period_id) as in_period
        on cell.period_id = in_period.period_id
    cross join (select sum(n) as n, sum(n_late) as n_late from all_in_cell) as in_all
),

expected as (
    select
        scope_key,
        sum(n * case
            when others_in_cell >= 20 then cast(late_in_cell as double) / others_in_cell
            when others_in_period > 0 then cast(late_in_period as double) / others_in_period
            else cast(late_in_all as double) / nullif(others_in_all, 0)
        end) / sum(n) as others_share
    from beside
    group by scope_key
)

select
    scope.unit_id,
    scope.team_no is not null as is_team,
    cast(count(*) as integer) as n_rows,
    cast(sum(entry.is_late) as integer) as n_late,
    cast(count(distinct entry.subject || ' ' || entry.period_id) as integer) as n_events,
    cast(count(distinct entry.person_no) as integer) as n_people,
    min(expected.others_share) as others_share,
    stddev_samp(entry.lag_days) as lag_sd_days,
    cast(count(distinct case when entry.is_late = 1 and entry.zc is not null then entry.person_no end) as integer) as n_people_late,
    avg(case when entry.is_late = 1 then entry.zc end) as z_late,
    cast(count(distinct case when entry.is_late = 0 and entry.zc is not null then entry.person_no end) as integer) as n_people_on_time,
    avg(case when entry.is_late = 0 then entry.zc end) as z_on_time,
    min(entry.period_id) as first_period,
    max(entry.period_id) as last_period
from entry
inner join scope on entry.unit_id = scope.unit_id and coalesce(entry.manager_no, -1) = coalesce(scope.manager_no, -1)
inner join expected on scope.scope_key = expected.scope_key
group by scope.unit_id, scope.team_no
order by scope.unit_id, is_team, n_rows, n_late, n_events, n_people, others_share
