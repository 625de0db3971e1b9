-- Question:   under which measured circumstance did each person work, and how far from target were the person's results?
-- Grain:      circumstance × person with both
-- Parameters: none
-- Only what is recorded for single people: what is recorded for units has no slope inside them. z as in the model, from the original
-- target, cut at ±6; both are means over all periods.
with

measured as (
    select
        person_key,
        factor,
        avg(value) as covariate
    from context_factor
    where subject_type = 'person'
        and person_key is not null
        and value is not null
    group by person_key, factor
),

reached as (
    select
        person_no,
        avg(least(greatest((r0 - 1) / scale_ratio, -6.0), 6.0)) as mean_z
    from trap_row
    where person_no is not null
        and r0 is not null
        and scale_ratio > 0
    group by person_no
)

select
    measured.factor,
    person.home_unit_id as unit_id,
    person.person_no,
    measured.covariate,
    reached.mean_z
from measured
inner join trap_person as person on measured.person_key = person.person_key
inner join reached on person.person_no = reached.person_no
where person.home_unit_id is not null
order by measured.factor, person.home_unit_id, person.person_no
