-- Question:   up to which day do the data speak, how many plans of persons are there, what part of the shortfall is the system's?
-- Grain:      one row
-- Parameters: none
with

newest as (
    select max(period_end) as as_of
    from period
    where n_results > 0
),

people as (
    select
        count(distinct plan_id) as n_person_plans,
        count(distinct person_key) as n_people_with_plan
    from plan
    where person_key is not null
),

told as (
    select
        count(evidence_kinds) as n_with_evidence,
        (select count(*) from goal_result where goal_result.lesson_id is not null) as n_lesson_ids
    from plan
    where person_key is null
),

shares as (
    select
        max(q) as system_share,
        max(q_low) as system_low,
        max(q_high) as system_high
    from diagnosis_unit
    where unit_id = 'root'
)

select
    newest.as_of,
    cast(people.n_person_plans as integer) as n_person_plans,
    cast(people.n_people_with_plan as integer) as n_people_with_plan,
    cast(told.n_with_evidence as integer) as n_with_evidence,
    cast(told.n_lesson_ids as integer) as n_lesson_ids,
    shares.system_share,
    shares.system_low,
    shares.system_high
from newest
cross join people
cross join told
cross join shares
order by newest.as_of
