-- Question:   how many employee numbers carry two join months at the same time?
-- Grain:      home unit with at least one such number
-- Parameters: none
-- Segments of one delivery that overlap in time: somebody who left and came back has two that do not, and a corrected join month
-- comes with a later delivery.
with

of_two_months as (
    select person_key
    from person_period
    where hire_month is not null
        and person_key is not null
    group by person_key
    having min(hire_month) < max(hire_month)
),

segment as (
    select
        person_period.person_key,
        person_period.batch_id,
        person_period.hire_month,
        coalesce(person_period.valid_from, cast('1000-01-01' as date)) as from_day,
        coalesce(person_period.valid_to, person_period.leave_on, cast('9999-12-31' as date)) as to_day
    from person_period
    inner join of_two_months on person_period.person_key = of_two_months.person_key
    where person_period.hire_month is not null
),

reused as (
    select distinct earlier.person_key
    from segment as earlier
    inner join segment as later
        on earlier.person_key = later.person_key
        and earlier.batch_id = later.batch_id
        and earlier.hire_month < later.hire_month
        and earlier.from_day <= later.to_day
        and later.from_day <= earlier.to_day
)

select
    trap_person.home_unit_id as unit_id,
    cast(count(*) as integer) as n_ids
from reused
inner join trap_person on reused.person_key = trap_person.person_key
where trap_person.home_unit_id is not null
group by trap_person.home_unit_id
order by trap_person.home_unit_id
