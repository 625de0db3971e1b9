-- Question:   which plans of units are there, and how far are they? Plans of persons are left out.
-- Grain:      plan × unit
-- Parameters: none
select
    plan_id,
    coalesce(unit_id, 'root') as unit_id,
    min(programme) as programme,
    min(type) as plan_type,
    min(cause_code) as cause,
    min(remedy_code) as remedy,
    min(owner_function) as owner_function,
    min(starts_on) as starts_on,
    min(started_on) as started_on,
    max(ends_on) as ends_on,
    max(closed_on) as closed_on,
    min(status) as status
from plan
where person_key is null
    and coalesce(subject_type, 'unit') <> 'person'
    and plan_id is not null
group by plan_id, coalesce(unit_id, 'root')
order by plan_id, unit_id
