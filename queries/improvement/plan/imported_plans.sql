-- Question:   which plans did the files deliver?
-- Grain:      plan; units and people that it covers are counted, and no person leaves this file
-- Parameters: none
select
    plan_id,
    min(subject_type) as subject_type,
    min(unit_id) as unit_id,
    cast(count(distinct unit_id) as integer) as n_units,
    cast(count(distinct person_key) as integer) as n_people,
    min(type) as plan_type,
    min(cause_code) as cause,
    min(remedy_code) as remedy,
    min(starts_on) as starts_on,
    max(ends_on) as ends_on,
    min(status) as status,
    max(cost) as cost,
    max(closed_on) as closed_on,
    min(kpi_id) as kpi_id,
    min(programme) as programme,
    min(owner_function) as owner_function,
    max(acknowledged_on) as acknowledged_on,
    min(started_on) as started_on,
    bool_and(co_authored) as co_authored,
    min(own_benefit) as own_benefit,
    max(evidence_kinds) as evidence_kinds,
    max(expected_effect) as expected_effect,
    cast(max(decision_level) as integer) as decision_level,
    max(hours) as hours,
    min(lesson) as lesson
from plan
group by plan_id
order by plan_id
