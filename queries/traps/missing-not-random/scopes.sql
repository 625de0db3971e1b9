-- Question:   how many of the results that were due did each unit, and each of its teams, leave out, beside the others of the same periods?
-- Grain:      unit as a whole, and the people of one manager in it where it has at least three managers; the manager is not named
-- Parameters: $ratio (how much more than the others a unit leaves out to be no yardstick for them)
-- Counted are employee-periods: one is missing when none of the goals due in it has a value. Not due, and so neither there nor
-- missing: coded exemptions, goals in words (without a target, among others of the KPI that have one), goals that nobody was measured
-- on in that period or ever, goals of a quarterly beat between two beats.
-- A roster that knows at least 80 % of the people adds employee-periods without any row: the person was there for the whole period,
-- at least half of the same role has results in it, and the person's own results keep no slower beat. Somebody without any result
-- is expected only with a role that others are appraised in. What the roster excuses (trap_there) is no gap.
-- others_share is the missing share of all other units (or teams) in the same periods; periods in which most others have nothing
-- (an outage, a period still open) say nothing and are left out.
with

goal_row as (
    select
        trap_row.person_no,
        trap_row.unit_id,
        trap_row.manager_no,
        trap_row.kpi_key,
        trap_row.period_no,
        trap_period.period_no % case when trap_period.kind = 'month' then 3 else 2 end as beat,
        case when trap_row.actual is not null or trap_row.score is not null then 1 else 0 end as has_value,
        case
            when trap_row.actual is null and trap_row.score is null
                and trap_row.actual_null in ('NOT_ASSESSED', 'NOT_APPLICABLE', 'NOT_SET', 'SUPPRESSED')
                then 1
            else 0
        end as is_exempt,
        case when trap_row.original_target is not null then 1 else 0 end as has_target,
        trap_row.r
    from trap_row
    inner join trap_period on trap_row.period_id = trap_period.period_id
    where trap_row.person_no is not null
        and trap_period.period_no is not null
),

goal_period as (
    select
        kpi_key,
        period_no,
        min(beat) as beat,
        max(has_value) as has_any,
        max(has_target) as has_target,
        count(distinct unit_id) as n_units
    from goal_row
    group by kpi_key, period_no
),

goal_beat as (
    select
        kpi_key,
        sum(has_any) as n_measured,
        max(has_target) as is_targeted,
        count(distinct case when has_any = 1 then beat end) as n_beats
    from goal_period
    group by kpi_key
),

not_due as (
    select
        goal_period.kpi_key,
        goal_period.period_no
    from goal_period
    inner join goal_beat on goal_period.kpi_key = goal_beat.kpi_key
    where goal_period.has_any = 0
        and (
            goal_period.n_units >= 2
            or goal_beat.n_measured = 0
            or (goal_beat.n_measured >= 2 and goal_beat.n_beats = 1)
        )
),

delivered as (
    select
        goal_row.person_no,
        goal_row.unit_id,
        min(goal_row.manager_no) as manager_no,
        goal_row.period_no,
        1 - max(goal_row.has_value) as is_missing,
        avg(goal_row.r) as attainment_ratio,
        count(*) as n_rows
    from goal_row
    inner join goal_beat on goal_row.kpi_key = goal_beat.kpi_key
    left join not_due on goal_row.kpi_key = not_due.kpi_key and goal_row.period_no = not_due.period_no
    where goal_row.is_exempt = 0
        and not_due.kpi_key is null
        and (goal_row.has_value = 1 or goal_row.has_target = 1 or goal_beat.is_targeted = 0)
    group by goal_row.person_no, goal_row.unit_id, goal_row.period_no
),

main_period as (
    select
        period_no,
        period_no % case when kind = 'month' then 3 else 2 end as beat
    from trap_period
    where period_no is not null
),

-- Any row counts as being seen, a blank or exempt one too.
seen as (
    select distinct
        trap_fact.person_no,
        trap_fact.period_no
    from trap_fact
    where trap_fact.person_no is not null
        and trap_fact.period_no is not null
),

seen_person as (
    select
        seen.person_no,
        count(*) as n_periods,
        count(distinct main_period.beat) as n_beats,
        min(main_period.beat) as beat
    from seen
    inner join main_period on seen.period_no = main_period.period_no
    group by seen.person_no
),

first_of_unit as (
    select
        unit_id,
        min(period_no) as period_no
    from trap_fact
    where person_no is not null
    group by unit_id
),

roster as (
    select count(known.person_no) >= 0.8 * count(*) as is_usable
    from seen_person
    left join (select distinct person_no from trap_there) as known on seen_person.person_no = known.person_no
),

there as (
    select
        trap_there.person_no,
        trap_there.period_no,
        main_period.beat,
        trap_there.unit_id,
        trap_there.manager_no,
        trap_there.role
    from trap_there
    inner join roster on roster.is_usable
    inner join main_period on trap_there.period_no = main_period.period_no
    where trap_there.is_whole
),

role_period as (
    select
        there.role,
        there.period_no,
        count(seen.person_no) >= 0.5 * count(*) as is_due
    from there
    left join seen on there.person_no = seen.person_no and there.period_no = seen.period_no
    group by there.role, there.period_no
),

absent as (
    select
        there.person_no,
        there.unit_id,
        there.manager_no,
        there.period_no
    from there
    inner join role_period on there.role = role_period.role and there.period_no = role_period.period_no and role_period.is_due
    left join seen on there.person_no = seen.person_no and there.period_no = seen.period_no
    left join seen_person on there.person_no = seen_person.person_no
    left join first_of_unit on there.unit_id = first_of_unit.unit_id
    where seen.person_no is null
        and there.period_no >= coalesce(first_of_unit.period_no, 0)
        and (seen_person.person_no is not null or there.role <> '')
        and (
            seen_person.person_no is null
            or seen_person.n_periods < 2
            or seen_person.n_beats > 1
            or seen_person.beat = there.beat
        )
),

due as (
    select person_no, unit_id, manager_no, period_no, is_missing, attainment_ratio, n_rows, 0 as is_absent from delivered
    union all
    select person_no, unit_id, manager_no, period_no, 1 as is_missing, null as attainment_ratio, 0 as n_rows, 1 as is_absent from absent
),

expected as (
    select due.*
    from due
    left join trap_there on due.person_no = trap_there.person_no and due.period_no = trap_there.period_no
    where due.is_missing = 0
        or not coalesce(trap_there.is_excused, false)
),

of_unit as (
    select
        unit_id,
        sum(is_missing) as n_missing,
        count(*) as n_due,
        sum(sum(is_missing)) over () as missing_of_all,
        sum(count(*)) over () as due_of_all
    from expected
    group by unit_id
),

-- A unit that leaves out far more than all others together is no yardstick for them: it would hide the next one. Ten gaps are no
-- chance; and among fewer than five units nobody may be left to compare with.
yardstick as (
    select
        unit_id,
        count(*) over () < 5
        or n_missing < 10
        or n_missing * (due_of_all - n_due) <= $ratio * (missing_of_all - n_missing) * n_due as is_ordinary
    from of_unit
),

counted as (
    select
        expected.person_no,
        expected.unit_id,
        expected.manager_no,
        expected.period_no,
        expected.is_missing,
        expected.is_absent,
        expected.attainment_ratio,
        expected.n_rows,
        yardstick.is_ordinary,
        sum(case when yardstick.is_ordinary then expected.is_missing else 0 end) over (partition by expected.period_no) as missing_of_all,
        sum(case when yardstick.is_ordinary then 1 else 0 end) over (partition by expected.period_no) as due_of_all,
        sum(expected.is_missing) over (partition by expected.period_no, expected.unit_id) as missing_of_unit,
        count(*) over (partition by expected.period_no, expected.unit_id) as due_of_unit,
        sum(expected.is_missing) over (partition by expected.period_no, expected.unit_id, expected.manager_no) as missing_of_team,
        count(*) over (partition by expected.period_no, expected.unit_id, expected.manager_no) as due_of_team
    from expected
    inner join yardstick on expected.unit_id = yardstick.unit_id
),

unit_with_teams as (
    select unit_id
    from counted
    where manager_no is not null
    group by unit_id
    having count(distinct manager_no) >= 3
),

scoped as (
    select
        unit_id,
        cast(null as integer) as team_no,
        person_no,
        period_no,
        is_missing,
        is_absent,
        attainment_ratio,
        n_rows,
        case
            when is_ordinary then cast(missing_of_all - missing_of_unit as double) / nullif(due_of_all - due_of_unit, 0)
            else cast(missing_of_all as double) / nullif(due_of_all, 0)
        end as others_share
    from counted
    union all
    select
        counted.unit_id,
        counted.manager_no as team_no,
        counted.person_no,
        counted.period_no,
        counted.is_missing,
        counted.is_absent,
        counted.attainment_ratio,
        counted.n_rows,
        case
            when counted.is_ordinary
                then cast(counted.missing_of_all - counted.missing_of_team as double) / nullif(counted.due_of_all - counted.due_of_team, 0)
            else cast(counted.missing_of_all as double) / nullif(counted.due_of_all, 0)
        end as others_share
    from counted
    inner join unit_with_teams on counted.unit_id = unit_with_teams.unit_id
    where counted.manager_no is not null
),

of_person as (
    select
        unit_id,
        team_no,
        person_no,
        sum(case when others_share <= 0.5 then is_missing else 0 end) as n_missing,
        sum(case when others_share <= 0.5 then 1 else 0 end) as n_due,
        sum(case when others_share <= 0.5 then is_absent else 0 end) as n_absent,
        sum(case when others_share <= 0.5 then others_share else 0.0 end) as others_sum,
        sum(n_rows) as n_rows,
        sum(attainment_ratio) as attainment_sum,
        count(attainment_ratio) as n_attained,
        min(case when others_share <= 0.5 then period_no end) as first_no,
        max(case when others_share <= 0.5 then period_no end) as last_no,
        min(case when others_share <= 0.5 and is_missing = 1 then period_no end) as first_missing_no
    from scoped
    group by unit_id, team_no, person_no
),

-- How somebody did before the first gap; of those without a gap, over all periods.
prior as (
    select
        of_person.unit_id,
        of_person.team_no,
        of_person.person_no,
        avg(trap_row.zc) as prior_z
    from of_person
    inner join trap_row
        on of_person.person_no = trap_row.person_no
        and (of_person.first_missing_no is null or trap_row.period_no < of_person.first_missing_no)
    where trap_row.zc is not null
    group by of_person.unit_id, of_person.team_no, of_person.person_no
),

-- The range that a missing employee-period may plausibly have had: the 5th and the 95th percentile of all.
attained as (
    select
        attainment_ratio,
        row_number() over (order by attainment_ratio) as place,
        count(*) over () as n
    from counted
    where attainment_ratio is not null
),

plausible as (
    select
        max(case when place <= greatest(1.0, 0.05 * n) then attainment_ratio end) as worst_ratio,
        min(case when place >= 0.95 * n then attainment_ratio end) as best_ratio
    from attained
)

select
    of_person.unit_id,
    of_person.team_no is not null as is_team,
    cast(sum(of_person.n_due) as integer) as n_due,
    cast(sum(of_person.n_missing) as integer) as n_missing,
    cast(sum(of_person.n_absent) as integer) as n_absent,
    cast(sum(of_person.n_rows) as integer) as n_rows,
    cast(sum(case when of_person.n_due > 0 then 1 else 0 end) as integer) as n_people,
    cast(sum(case when of_person.n_missing > 0 then 1 else 0 end) as integer) as n_people_missing,
    sum(of_person.others_sum) / nullif(sum(of_person.n_due), 0) as others_share,
    cast(sum(of_person.n_missing * of_person.n_missing) as double) as missing_missing,
    cast(sum(of_person.n_missing * of_person.n_due) as double) as missing_due,
    cast(sum(of_person.n_due * of_person.n_due) as double) as due_due,
    sum(of_person.attainment_sum) / nullif(sum(of_person.n_attained), 0) as mean_ratio,
    min(plausible.worst_ratio) as worst_ratio,
    max(plausible.best_ratio) as best_ratio,
    cast(count(case when of_person.n_missing > 0 then prior.prior_z end) as integer) as n_prior_missing,
    avg(case when of_person.n_missing > 0 then prior.prior_z end) as prior_z_missing,
    stddev_samp(case when of_person.n_missing > 0 then prior.prior_z end) as prior_sd_missing,
    cast(count(case when of_person.n_missing = 0 then prior.prior_z end) as integer) as n_prior_others,
    avg(case when of_person.n_missing = 0 then prior.prior_z end) as prior_z_others,
    stddev_samp(case when of_person.n_missing = 0 then prior.prior_z end) as prior_sd_others,
    min(first_period.period_id) as first_period,
    max(last_period.period_id) as last_period
from of_person
cross join plausible
left join prior
    on of_person.unit_id = prior.unit_id
    and of_person.person_no = prior.person_no
    and coalesce(of_person.team_no, -1) = coalesce(prior.team_no, -1)
left join trap_period as first_period on of_person.first_no = first_period.period_no
left join trap_period as last_period on of_person.last_no = last_period.period_no
group by of_person.unit_id, of_person.team_no
order by of_person.unit_id, is_team, n_due, n_missing, others_share, missing_missing
