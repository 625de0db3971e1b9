-- Question:   how much is there of what each question needs?
-- Grain:      one row of counts over the whole snapshot; never a value of a result
-- Parameters: none
with

results as (
    select
        count(*) as n_results,
        count(actual) as n_with_actual,
        count(target) as n_with_target,
        count(person_key) as n_of_people,
        count(case when person_key is not null then gap_ratio end) as n_gaps_of_people,
        count(distinct case when gap_ratio is not null then person_key end) as n_people,
        count(distinct case when gap_ratio is not null then period_id end) as n_periods,
        count(distinct case when gap_ratio is not null and person_key is not null then period_id end) as n_periods_of_people,
        count(distinct case when gap_ratio is not null and person_key is not null then unit_id end) as n_units,
        count(distinct case when gap_ratio is not null and person_key is not null then manager_key end) as n_managers
    from goal_gap
),

managers_of_unit as (
    select
        unit_id,
        count(distinct manager_key) as n_managers
    from goal_gap
    where gap_ratio is not null
        and person_key is not null
        and manager_key is not null
    group by unit_id
),

unit_managers as (
    select
        count(*) as n_units_with_manager,
        count(case when n_managers >= 2 then 1 end) as n_units_of_several_managers
    from managers_of_unit
),

goals_of_person_period as (
    select count(*) as n_goals
    from goal_gap
    where gap_ratio is not null
        and person_key is not null
    group by person_key, period_id
),

person_periods as (
    select
        count(*) as n_person_periods,
        count(case when n_goals >= 2 then 1 end) as n_person_periods_of_several
    from goals_of_person_period
),

units_of_kpi as (
    select
        kpi_id,
        count(distinct unit_id) as n_units
    from goal_gap
    where gap_ratio is not null
        and person_key is not null
        and kpi_id is not null
    group by kpi_id
),

shared_kpis as (
    select
        count(*) as n_kpis,
        count(case when n_units >= 2 then 1 end) as n_shared_kpis
    from units_of_kpi
),

goals as (
    select
        count(distinct goal_id) as n_goals,
        count(distinct case when goal_text is not null then goal_id end) as n_goals_with_text,
        count(distinct case when proposed_by is not null then goal_id end) as n_goals_with_proposer
    from goal_result
),

context as (
    select count(distinct unit_id) as n_context_units
    from context_factor
    where value is not null
),

rated_by as (
    select
        rater_key,
        count(distinct person_key) as n_rated
    from review
    where rater_key is not null
        and coalesce(score, rating_ord) is not null
    group by rater_key
),

ratings as (
    select count(*) as n_ratings
    from review
    where coalesce(score, rating_ord) is not null
),

raters as (
    select count(*) as n_raters_of_five
    from rated_by
    where n_rated >= 5
),

revisions as (
    select count(*) as n_revisions
    from target_revision
    where changed_at is not null
),

checkins as (
    select count(distinct unit_id) as n_checkin_units
    from checkin
    where occurred_on is not null
),

plans as (
    select
        count(*) as n_plans,
        count(starts_on) as n_plans_with_start
    from plan
)

select
    cast(results.n_results as integer) as n_results,
    cast(results.n_with_actual as integer) as n_with_actual,
    cast(results.n_with_target as integer) as n_with_target,
    cast(results.n_of_people as integer) as n_of_people,
    cast(results.n_gaps_of_people as integer) as n_gaps_of_people,
    cast(results.n_people as integer) as n_people_with_gap,
    cast(results.n_periods as integer) as n_periods,
    cast(results.n_periods_of_people as integer) as n_periods_of_people,
    cast(results.n_units as integer) as n_units,
    cast(results.n_managers as integer) as n_managers,
    cast(unit_managers.n_units_with_manager as integer) as n_units_with_manager,
    cast(unit_managers.n_units_of_several_managers as integer) as n_units_of_several_managers,
    cast(person_periods.n_person_periods as integer) as n_person_periods,
    cast(person_periods.n_person_periods_of_several as integer) as n_person_periods_of_several,
    cast(shared_kpis.n_kpis as integer) as n_kpis,
    cast(shared_kpis.n_shared_kpis as integer) as n_shared_kpis,
    cast(goals.n_goals as integer) as n_goals,
    cast(goals.n_goals_with_text as integer) as n_goals_with_text,
    cast(goals.n_goals_with_proposer as integer) as n_goals_with_proposer,
    cast(context.n_context_units as integer) as n_context_units,
    cast(ratings.n_ratings as integer) as n_ratings,
    cast(raters.n_raters_of_five as integer) as n_raters_of_five,
    cast(revisions.n_revisions as integer) as n_revisions,
    cast(checkins.n_checkin_units as integer) as n_checkin_units,
    cast(plans.n_plans as integer) as n_plans,
    cast(plans.n_plans_with_start as integer) as n_plans_with_start
from results
cross join unit_managers
cross join person_periods
cross join shared_kpis
cross join goals
cross join context
cross join ratings
cross join raters
cross join revisions
cross join checkins
cross join plans
order by results.n_results
