-- Question:   how many targets of each unit and period were changed when the result was known, and what does that make of attainment?
-- Grain:      unit × period with targets
-- Parameters: $typo (change of a target that is no more than a correction, a ratio), $last (last part of a period)
-- A target was changed when original and current one are $typo apart. When: the date of the result itself, else the earliest entry of
-- the revision log that leads to the current target (by goal, else by person or unit). A blank original target was not changed,
-- unless a date after the end says so. An undated change is late, too; but one that moves nearly all targets of a KPI by one factor,
-- in a period in which at least three units were changed, is a re-base of the company, whose announcement may have come before (`n_rebased`).
with

goal as (
    select
        trap_row.row_no,
        trap_row.unit_id,
        trap_row.person_no,
        trap_person.person_key,
        trap_row.kpi_key,
        trap_row.goal_id,
        trap_row.period_id,
        trap_row.period_start,
        trap_row.period_end,
        trap_row.target,
        trap_row.target_revised_at,
        trap_row.target / nullif(trap_row.original_target, 0) as factor,
        abs(trap_row.target - trap_row.original_target) > $typo * abs(trap_row.original_target) as is_changed,
        trap_row.has_original_target,
        trap_row.r,
        trap_row.r0
    from trap_row
    left join trap_person on trap_row.person_no = trap_person.person_no
    where trap_row.target is not null
),

revision as (
    select
        target_revision.goal_id,
        target_revision.person_key,
        coalesce(unit_place.place_id, target_revision.unit_id) as unit_id,
        target_revision.period_id,
        target_revision.changed_at,
        target_revision.new_value,
        target_revision.reason is not null or target_revision.requested_by is not null as is_reasoned
    from target_revision
    left join unit_place on target_revision.unit_id = unit_place.unit_id
    where target_revision.changed_at is not null
        and coalesce(target_revision.field, 'target') = 'target'
),

entry as (
    select goal.row_no, revision.changed_at, revision.is_reasoned
    from goal
    inner join revision on goal.goal_id = revision.goal_id
    where goal.is_changed
        and (revision.person_key is null or goal.person_key is null or revision.person_key = goal.person_key)
        and (revision.period_id is null or revision.period_id = goal.period_id)
        and (revision.new_value is null or abs(revision.new_value - goal.target) <= $typo * abs(goal.target))
    union all
    select goal.row_no, revision.changed_at, revision.is_reasoned
    from goal
    inner join revision on goal.person_key = revision.person_key
    where goal.is_changed
        and (goal.goal_id is null or revision.goal_id is null)
        and (revision.period_id is null or revision.period_id = goal.period_id)
        and abs(revision.new_value - goal.target) <= $typo * abs(goal.target)
    union all
    select goal.row_no, revision.changed_at, revision.is_reasoned
    from goal
    inner join revision on goal.unit_id = revision.unit_id
    where goal.is_changed
        and goal.person_no is null
        and revision.person_key is null
        and (goal.goal_id is null or revision.goal_id is null)
        and (revision.period_id is null or revision.period_id = goal.period_id)
        and abs(revision.new_value - goal.target) <= $typo * abs(goal.target)
),

logged as (
    select
        row_no,
        min(changed_at) as changed_at,
        max(case when is_reasoned then 1 else 0 end) = 1 as is_reasoned
    from entry
    group by row_no
),

kpi_factor as (
    select
        kpi_key,
        period_id,
        avg(factor) as factor
    from goal
    where is_changed
    group by kpi_key, period_id
),

-- A KPI may belong to one unit; what makes a re-base is that several units were changed in the period.
wide_period as (
    select period_id
    from goal
    where is_changed
    group by period_id
    having count(distinct unit_id) >= 3
),

rebase as (
    select
        goal.kpi_key,
        goal.period_id
    from goal
    inner join kpi_factor on goal.kpi_key = kpi_factor.kpi_key and goal.period_id = kpi_factor.period_id
    inner join wide_period on goal.period_id = wide_period.period_id
    group by goal.kpi_key, goal.period_id
    having avg(case when goal.is_changed and abs(goal.factor - kpi_factor.factor) <= 0.01 then 1.0 else 0.0 end) >= 0.9
),

dated as (
    select
        goal.*,
        coalesce(goal.is_changed, false)
            or coalesce(not goal.has_original_target and goal.target_revised_at > goal.period_end, false) as is_moved,
        coalesce(goal.target_revised_at, logged.changed_at) as revised_on,
        logged.row_no is not null and not logged.is_reasoned as is_unreasoned,
        rebase.kpi_key is not null as is_rebase
    from goal
    left join logged on goal.row_no = logged.row_no
    left join rebase on goal.kpi_key = rebase.kpi_key and goal.period_id = rebase.period_id
),

judged as (
    select
        unit_id,
        person_no,
        period_id,
        period_start,
        r,
        r0,
        case
            when not is_moved then 'kept'
            when revised_on is null and is_rebase then 'rebased'
            when revised_on is null then 'undated'
            when revised_on > period_end then 'after'
            when revised_on - period_start >= (1 - $last) * (period_end - period_start + 1) then 'last_part'
            when is_unreasoned then 'unreasoned'
            else 'kept'
        end as moment
    from dated
),

whole_unit as (
    select
        unit_id,
        count(distinct person_no) as n_people
    from judged
    group by unit_id
)

select
    judged.unit_id,
    judged.period_id,
    cast(count(*) as integer) as n,
    cast(count(distinct judged.person_no) as integer) as n_people,
    cast(max(whole_unit.n_people) as integer) as n_people_of_unit,
    cast(sum(case when judged.moment = 'after' then 1 else 0 end) as integer) as n_after,
    cast(sum(case when judged.moment = 'undated' then 1 else 0 end) as integer) as n_undated,
    cast(sum(case when judged.moment = 'rebased' then 1 else 0 end) as integer) as n_rebased,
    cast(sum(case when judged.moment = 'last_part' then 1 else 0 end) as integer) as n_last_part,
    cast(sum(case when judged.moment = 'unreasoned' then 1 else 0 end) as integer) as n_unreasoned,
    cast(count(judged.r + judged.r0) as integer) as n_measured,
    coalesce(sum(case when judged.r0 is not null then judged.r end), 0.0) as current_sum,
    coalesce(sum(case when judged.r is not null then judged.r0 end), 0.0) as original_sum
from judged
inner join whole_unit on judged.unit_id = whole_unit.unit_id
group by judged.unit_id, judged.period_id, judged.period_start
order by judged.unit_id, judged.period_start, judged.period_id
