-- Question:   how many goals of each unit and KPI are there, and how clearly are they written?
-- Grain:      unit of the goal × KPI (null without one) × version × lane × period
-- Parameters: none
select
    goal_read.unit_id,
    goal_read.kpi_id,
    goal_read.kpi_version,
    goal_read.lane,
    goal_read.period_id,
    cast(count(*) as integer) as n_goals,
    cast(case when count(goal_read.person_key) > 0 then count(distinct goal_read.person_key) end as integer) as n_people,
    cast(sum(case when goal_read.has_text then 1 else 0 end) as integer) as n_texts,
    sum(goal_read.weight) as weight,
    sum(case when goal_lint.clarity is not null then goal_read.weight else 0.0 end) as known_weight,
    coalesce(sum(goal_read.weight * goal_lint.clarity), 0.0) as clarity_weight,
    sum(case when goal_read.has_text and goal_lint.has_no_criterion then goal_read.weight else 0.0 end) as no_criterion_weight
from goal_read
inner join goal_lint on goal_read.text_no = goal_lint.text_no
group by goal_read.unit_id, goal_read.kpi_id, goal_read.kpi_version, goal_read.lane, goal_read.period_id
order by goal_read.unit_id, goal_read.kpi_id, goal_read.kpi_version, goal_read.lane, goal_read.period_id
