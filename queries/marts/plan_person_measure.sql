-- Question:   how far from target is each person who has a plan or may be compared with those?
-- Grain:      person × KPI that a plan of persons names (or '*') × period; none where no plan of persons was delivered
-- Parameters: none
-- At most 4,000 persons with a plan and 2,000 others, by their random key: enough for any estimate.
with

planned_person as (
    select person_key
    from plan
    where person_key is not null
    group by person_key
),

ranked as (
    select
        person.person_key,
        planned_person.person_key is not null as has_plan,
        row_number() over (
            partition by case when planned_person.person_key is null then 0 else 1 end
            order by person.person_key
        ) as place
    from (select distinct person_key from plan_person_goal) as person
    left join planned_person on person.person_key = planned_person.person_key
    where exists (select 1 from planned_person)
),

kept as (
    select person_key
    from ranked
    where place <= case when has_plan then 4000 else 2000 end
),

-- Where a person belongs: the unit and manager of most results.
place as (
    select
        plan_person_goal.person_key,
        plan_person_goal.unit_id,
        nullif(plan_person_goal.manager_key, '') as manager_key
    from plan_person_goal
    inner join kept on plan_person_goal.person_key = kept.person_key
    where plan_person_goal.kpi_key = '*'
    group by plan_person_goal.person_key, plan_person_goal.unit_id, plan_person_goal.manager_key
    qualify row_number() over (
        partition by plan_person_goal.person_key
        order by sum(plan_person_goal.n_goals) desc, plan_person_goal.unit_id, plan_person_goal.manager_key
    ) = 1
),

goal_family as (
    select
        plan_person_goal.person_key,
        min(plan_person_goal.kpi_key) as goal_family
    from plan_person_goal
    inner join kept on plan_person_goal.person_key = kept.person_key
    where plan_person_goal.kpi_key <> '*'
    group by plan_person_goal.person_key
)

select
    plan_person_goal.person_key,
    place.unit_id,
    place.manager_key,
    goal_family.goal_family,
    plan_person_goal.kpi_key,
    plan_person_goal.period_id,
    sum(plan_person_goal.sum_z) / sum(plan_person_goal.n_goals) as gap_z,
    sum(plan_person_goal.sum_ratio) / sum(plan_person_goal.n_goals) as gap_ratio
from plan_person_goal
inner join place on plan_person_goal.person_key = place.person_key
inner join goal_family on plan_person_goal.person_key = goal_family.person_key
where plan_person_goal.kpi_key = '*'
    or plan_person_goal.kpi_key in (
        select 'kpi ' || plan.kpi_id from plan where plan.person_key is not null and plan.kpi_id is not null
    )
group by
    plan_person_goal.person_key,
    place.unit_id,
    place.manager_key,
    goal_family.goal_family,
    plan_person_goal.kpi_key,
    plan_person_goal.period_id
