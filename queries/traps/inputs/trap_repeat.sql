-- Question:   which results were delivered more than once, beyond the first time?
-- Grain:      one superseded goal result
-- Parameters: none
select
    person.person_no,
    coalesce(unit_place.place_id, repeated.unit_id, 'root') as unit_id,
    repeated.kpi_id,
    repeated.goal_id,
    repeated.period_id,
    repeated.period_start,
    repeated.actual,
    repeated.target,
    repeated.weight,
    repeated.batch_id,
    repeated.src_row
from stored.repeated_goal_result as repeated
left join unit_place on repeated.unit_id = unit_place.unit_id
left join trap_person as person on repeated.person_key = person.person_key
-- Only beside the record that stands: what a newer delivery replaced, it replaced with all its repetitions.
where exists (
        select 1
        from goal_result
        where goal_result.batch_id = repeated.batch_id
            and coalesce(goal_result.person_key, '') = coalesce(repeated.person_key, '')
            and coalesce(goal_result.kpi_id, '') = coalesce(repeated.kpi_id, '')
            and coalesce(goal_result.goal_id, '') = coalesce(repeated.goal_id, '')
            and coalesce(goal_result.period_id, '') = coalesce(repeated.period_id, '')
    )
order by repeated.period_start, repeated.period_id, repeated.batch_id, repeated.src_row
