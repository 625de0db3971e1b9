-- Question:   how do the texts read that a finding stands on, told without their owners?
-- Grain:      unit of the goals × code × up to three texts; only units where at least $smallest people have goals with a text
-- Parameters: $smallest (fewest people)
with

unit_size as (
    select
        unit_id,
        count(distinct person_key) as n_people
    from goal_read
    where has_text
    group by unit_id
    having count(distinct person_key) >= $smallest
),

told as (
    select
        goal_read.unit_id,
        goal_lint_code.code,
        goal_text.text,
        min(goal_read.text_no) as text_no,
        count(distinct goal_read.person_key) as n_owners,
        min(goal_lint.n_characters) as n_characters,
        max(goal_read.period_id) as last_period
    from goal_read
    inner join goal_text on goal_read.text_no = goal_text.text_no
    inner join goal_lint on goal_read.text_no = goal_lint.text_no
    inner join goal_lint_code on goal_read.text_no = goal_lint_code.text_no
    where goal_read.has_text
        and goal_read.person_key is not null
        and goal_lint.n_characters <= 300
    group by goal_read.unit_id, goal_lint_code.code, goal_text.text
),

placed as (
    select
        told.*,
        unit_size.n_people,
        row_number() over (
            partition by told.unit_id, told.code
            order by told.n_owners desc, told.n_characters, told.text
        ) as position
    from told
    inner join unit_size on told.unit_id = unit_size.unit_id
)

select
    placed.unit_id,
    placed.code,
    cast(placed.position as integer) as position,
    placed.text,
    placed.text_no,
    cast(placed.n_people as integer) as n_people,
    placed.last_period
from placed
where placed.position <= 3
order by placed.unit_id, placed.code, placed.position
