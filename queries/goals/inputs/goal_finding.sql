-- Question:   which findings stand on how many goals, and how much do these weigh?
-- Grain:      unit of the goal × KPI × lane × period × code
-- Parameters: none
-- A goal with the same finding twice counts once. Orphans are told only where actions are linked to goals at all.
with

linked as (
    select goal_id from plan_step where goal_id is not null group by goal_id
),

is_linked as (
    select count(*) > 0 as is_there from linked
),

orphan as (
    select
        goal_row.unit_id,
        goal_row.kpi_id,
        goal_row.lane,
        goal_row.period_id,
        'ORPHAN_GOAL' as code,
        'R' as letter,
        'firm' as firmness,
        count(*) as n_goals,
        sum(goal_row.weight) as weight
    from goal_row
    cross join is_linked
    left join linked on goal_row.goal_id = linked.goal_id
    where is_linked.is_there
        and goal_row.goal_id is not null
        and linked.goal_id is null
    group by goal_row.unit_id, goal_row.kpi_id, goal_row.lane, goal_row.period_id
),

written as (
    select
        goal_read.unit_id,
        goal_read.kpi_id,
        goal_read.lane,
        goal_read.period_id,
        goal_lint_code.code,
        goal_lint_code.letter,
        goal_lint_code.firmness,
        count(*) as n_goals,
        sum(goal_read.weight) as weight
    from goal_read
    inner join goal_lint_code on goal_read.text_no = goal_lint_code.text_no
    group by
        goal_read.unit_id,
        goal_read.kpi_id,
        goal_read.lane,
        goal_read.period_id,
        goal_lint_code.code,
        goal_lint_code.letter,
        goal_lint_code.firmness
),

together as (
    select * from written
    union all
    select * from orphan
)

select
    unit_id,
    kpi_id,
    lane,
    period_id,
    code,
    letter,
    firmness,
    cast(n_goals as integer) as n_goals,
    weight
from together
order by unit_id, kpi_id, lane, period_id, code
