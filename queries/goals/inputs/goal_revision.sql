-- Question:   which targets were changed, how, and what does attainment say under the original and under the current target?
-- Grain:      unit (every ancestor) × period × class of change (kept: none)
-- Parameters: $typo (change of a target that is no more than a correction, a ratio), $last_part (last part of a period)
-- goals 10. A change is dated by the result itself, else by the earliest entry of the revision log that leads to the current target.
-- adjusted: before the last part, with a reason and somebody else's approval, or for nearly all goals of the KPI in at least three
-- units, or within 62 days after a dated event of the unit. late: in the last part, with reason and approval. moved: after the end; in
-- the last part without a reason; or a selection of goals lowered so that misses become hits. undocumented: the rest. An approval is
-- asked for only where some entry of the log names one.
with

goal as (
    select
        cast(row_number() over (order by period_id, unit_id, kpi_id, person_key, goal_id) as integer) as row_no,
        unit_id,
        person_key,
        kpi_id,
        goal_id,
        period_id,
        period_start,
        period_end,
        target,
        target_revised_at,
        r,
        coalesce(r0, r) as r0,
        case when direction = 'lower' then -1.0 else 1.0 end as side,
        target - original_target as change,
        target / nullif(original_target, 0) as factor,
        coalesce(abs(target - original_target) > $typo * abs(original_target), false)
            or coalesce(original_target is null and target_revised_at > period_end, false) as is_changed
    from goal_row
    where target is not null
),

revision as (
    select
        target_revision.goal_id,
        target_revision.kpi_id,
        target_revision.person_key,
        coalesce(unit_place.place_id, target_revision.unit_id) as unit_id,
        target_revision.period_id,
        target_revision.changed_at,
        target_revision.new_value,
        target_revision.reason is not null or target_revision.evidence is not null as is_reasoned,
        target_revision.approver is not null
        and lower(target_revision.approver) not in ('employee', 'self', '本人', '员工') as is_approved
    from target_revision
    left join unit_place on target_revision.unit_id = unit_place.unit_id
    where target_revision.changed_at is not null
        and coalesce(target_revision.field, 'target') = 'target'
),

approval as (
    select count(approver) > 0 as is_told from target_revision
),

changed as (
    select * from goal where is_changed
),

entry as (
    select changed.row_no, revision.changed_at, revision.is_reasoned, revision.is_approved
    from changed
    inner join revision on changed.goal_id = revision.goal_id
    where (revision.person_key is null or changed.person_key is null or revision.person_key = changed.person_key)
        and (revision.period_id is null or revision.period_id = changed.period_id)
        and (revision.new_value is null or abs(revision.new_value - changed.target) <= $typo * abs(changed.target))
    union all
    select changed.row_no, revision.changed_at, revision.is_reasoned, revision.is_approved
    from changed
    inner join revision on changed.person_key = revision.person_key
    where (changed.goal_id is null or revision.goal_id is null)
        and (revision.kpi_id is null or revision.kpi_id = changed.kpi_id)
        and (revision.period_id is null or revision.period_id = changed.period_id)
        and abs(revision.new_value - changed.target) <= $typo * abs(changed.target)
    union all
    select changed.row_no, revision.changed_at, revision.is_reasoned, revision.is_approved
    from changed
    inner join revision on changed.unit_id = revision.unit_id
    where revision.person_key is null
        and (changed.goal_id is null or revision.goal_id is null)
        and (revision.kpi_id is null or revision.kpi_id = changed.kpi_id)
        and (revision.period_id is null or revision.period_id = changed.period_id)
        and abs(revision.new_value - changed.target) <= $typo * abs(changed.target)
),

logged as (
    select
        row_no,
        min(changed_at) as changed_at,
        max(case when is_reasoned then 1 else 0 end) = 1 as is_reasoned,
        max(case when is_approved then 1 else 0 end) = 1 as is_approved
    from entry
    group by row_no
),

-- A change for everybody: nearly all goals of the KPI by one factor, in at least three units.
kpi_factor as (
    select
        kpi_id,
        period_id,
        avg(factor) as factor,
        count(distinct unit_id) as n_units
    from changed
    where kpi_id is not null
    group by kpi_id, period_id
),

for_all as (
    select
        goal.kpi_id,
        goal.period_id
    from goal
    inner join kpi_factor on goal.kpi_id = kpi_factor.kpi_id and goal.period_id = kpi_factor.period_id
    where kpi_factor.n_units >= 3
    group by goal.kpi_id, goal.period_id
    having avg(case when goal.is_changed and abs(goal.factor - kpi_factor.factor) <= 0.01 then 1.0 else 0.0 end) >= 0.9
),

-- Lowered for those who would have missed, and for hardly anybody else.
selected as (
    select
        unit_id,
        period_id
    from goal
    group by unit_id, period_id
    having sum(case when is_changed and side * change < 0 and r0 < 1 and r >= 1 - 1e-9 then 1 else 0 end) >= 5
        and sum(case when is_changed and side * change < 0 and r0 < 1 and r >= 1 - 1e-9 then 1.0 else 0.0 end)
            >= 0.8 * sum(case when is_changed then 1 else 0 end)
        and sum(case when is_changed then 1.0 else 0.0 end) < 0.5 * count(*)
),

dated as (
    select
        changed.row_no,
        changed.unit_id,
        changed.period_id,
        changed.period_start,
        changed.period_end,
        coalesce(logged.changed_at, changed.target_revised_at) as revised_on,
        coalesce(logged.is_reasoned, false) as is_reasoned,
        coalesce(logged.is_approved, false) or not approval.is_told as is_approved,
        for_all.kpi_id is not null as is_for_all,
        selected.unit_id is not null as is_selected
    from changed
    cross join approval
    left join logged on changed.row_no = logged.row_no
    left join for_all on changed.kpi_id = for_all.kpi_id and changed.period_id = for_all.period_id
    left join selected on changed.unit_id = selected.unit_id and changed.period_id = selected.period_id
),

after_event as (
    select dated.row_no
    from dated
    inner join unit_closure on dated.unit_id = unit_closure.unit_id
    inner join event on unit_closure.ancestor_id = coalesce(event.unit_id, 'root')
    where event.starts_on <= dated.revised_on
        and dated.revised_on - event.starts_on <= 62
    group by dated.row_no
),

classed as (
    select
        dated.row_no,
        case
            when dated.revised_on > dated.period_end then 'moved'
            when dated.is_selected and not dated.is_for_all then 'moved'
            when dated.revised_on is null then 'undocumented'
            when dated.revised_on - dated.period_start >= (1 - $last_part) * (dated.period_end - dated.period_start + 1)
                then case when dated.is_reasoned and dated.is_approved then 'late' else 'moved' end
            when dated.is_for_all or after_event.row_no is not null or (dated.is_reasoned and dated.is_approved) then 'adjusted'
            else 'undocumented'
        end as class
    from dated
    left join after_event on dated.row_no = after_event.row_no
)

select
    unit_closure.ancestor_id as unit_id,
    goal.period_id,
    coalesce(classed.class, 'kept') as class,
    cast(count(*) as integer) as n_goals,
    cast(case when count(goal.person_key) > 0 then count(distinct goal.person_key) end as integer) as n_people,
    cast(count(distinct case when unit_closure.distance = 0 then goal.person_key end) as integer) as n_own,
    cast(sum(case when goal.is_changed and goal.side * goal.change > 0 then 1 else 0 end) as integer) as n_up,
    cast(sum(case when goal.is_changed and goal.side * goal.change < 0 then 1 else 0 end) as integer) as n_down,
    cast(count(goal.r + goal.r0) as integer) as n_measured,
    cast(sum(case when goal.r >= 1 - 1e-9 then 1 else 0 end) as integer) as n_met,
    cast(sum(case when goal.r0 >= 1 - 1e-9 then 1 else 0 end) as integer) as n_met_original,
    coalesce(sum(case when goal.r0 is not null then goal.r end), 0.0) as sum_r,
    coalesce(sum(case when goal.r is not null then goal.r0 end), 0.0) as sum_r0
from goal
inner join unit_closure on goal.unit_id = unit_closure.unit_id
left join classed on goal.row_no = classed.row_no
group by unit_closure.ancestor_id, goal.period_id, coalesce(classed.class, 'kept')
order by unit_closure.ancestor_id, goal.period_id, coalesce(classed.class, 'kept')
