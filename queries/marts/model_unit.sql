-- Question:   how many people stand behind the diagnosis of each unit, and how many of them could be worked out by subtraction?
-- Grain:      unit (every ancestor) with rows of the model
-- Parameters: none
-- People are counted over all periods. n_own: with rows of the unit itself; n_crossing: with rows in several parts of the unit
-- (units directly below, or the unit itself), so that its figures are no sum of what those parts show.
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

part as (
    select
        unit_tree.parent_id as unit_id,
        below.person
    from below
    inner join unit_tree on below.unit_id = unit_tree.unit_id
    where unit_tree.parent_id is not null
    union all
    select
        unit_id,
        person
    from member
),

crossing as (
    select
        unit_id,
        person
    from part
    group by unit_id, person
    having count(*) > 1
),

n_below as (
    select unit_id, count(*) as n from below group by unit_id
),

n_own as (
    select unit_id, count(*) as n from member group by unit_id
),

n_crossing as (
    select unit_id, count(*) as n from crossing group by unit_id
)

select
    n_below.unit_id,
    cast(n_below.n as integer) as n_people,
    cast(coalesce(n_own.n, 0) as integer) as n_own,
    cast(coalesce(n_crossing.n, 0) as integer) as n_crossing
from n_below
left join n_own on n_below.unit_id = n_own.unit_id
left join n_crossing on n_below.unit_id = n_crossing.unit_id
order by n_below.unit_id
