-- Question:   how many people stand behind the diagnosis of each unit, and how many of them could be worked out by subtraction?
-- Grain:      unit (every ancestor) with rows of the model
-- Parameters: none
-- People are counted over all periods; n_own: with rows of the unit itself. Every row, and every employee-period, belongs to one
-- unit, so the figures of a unit are the sum of those of its parts, also where people moved between the parts.
with

member as (
    select distinct
        unit_id,
        person
    from model_row
),

below as (
    select distinct
        unit_closure.ancestor_id as unit_id,
        member.person
    from member
    inner join unit_closure on member.unit_id = unit_closure.unit_id
),

n_below as (
    select unit_id, count(*) as n from below group by unit_id
),

n_own as (
    select unit_id, count(*) as n from member group by unit_id
)

select
    n_below.unit_id,
    cast(n_below.n as integer) as n_people,
    cast(coalesce(n_own.n, 0) as integer) as n_own
from n_below
left join n_own on n_below.unit_id = n_own.unit_id
order by n_below.unit_id
