-- Question:   in which direct part of each unit above it does a unit with results lie?
-- Grain:      unit above × unit with results of people below it, or itself (its own part then)
-- Parameters: none
with

used as (
    select distinct unit_id
    from trap_row
    where person_no is not null
        and r is not null
)

select
    parent.ancestor_id as parent_id,
    parent.unit_id as group_id,
    used.unit_id
from unit_closure as parent
inner join unit_closure as below on parent.unit_id = below.ancestor_id
inner join used on below.unit_id = used.unit_id
where parent.distance = 1
union
select
    used.unit_id as parent_id,
    used.unit_id as group_id,
    used.unit_id
from used
order by parent_id, group_id, unit_id
