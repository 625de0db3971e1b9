-- Question:   which unit stands above each unit, such that every unit hangs below the root?
-- Grain:      delivered unit, current version, plus units that only facts mention
-- Parameters: none
-- A unit without a known parent, or in a circle of parents, hangs directly below the root.
with recursive

newest as (
    select
        unit_id,
        parent_id,
        name_zh,
        name_en,
        kind,
        sort_order
    from unit
    where unit_id is not null
        and unit_id <> 'root'
    qualify row_number() over (partition by unit_id order by coalesce(version, 1) desc, valid_from desc, batch_id desc) = 1
),

mentioned as (
    select unit_id from goal_result
    union
    select unit_id from person_period
    union
    select unit_id from review
    union
    select unit_id from context_factor
),

every_unit as (
    select
        unit_id,
        parent_id,
        name_zh,
        name_en,
        kind,
        sort_order
    from newest
    union all
    select
        mentioned.unit_id,
        null as parent_id,
        null as name_zh,
        null as name_en,
        null as kind,
        null as sort_order
    from mentioned
    left join newest on mentioned.unit_id = newest.unit_id
    where newest.unit_id is null
        and mentioned.unit_id is not null
        and mentioned.unit_id <> 'root'
),

-- `union` and not `union all`: a unit reached once is not visited again.
anchored as (
    select every_unit.unit_id
    from every_unit
    left join every_unit as parent on every_unit.parent_id = parent.unit_id
    where parent.unit_id is null
    union
    select every_unit.unit_id
    from every_unit
    inner join anchored on every_unit.parent_id = anchored.unit_id
)

select
    every_unit.unit_id,
    case
        when parent.unit_id is not null and anchored.unit_id is not null then every_unit.parent_id
        else 'root'
    end as parent_id,
    coalesce(every_unit.name_zh, every_unit.name_en, every_unit.unit_id) as name_zh,
    coalesce(every_unit.name_en, every_unit.name_zh, every_unit.unit_id) as name_en,
    every_unit.kind,
    every_unit.sort_order
from every_unit
left join every_unit as parent on every_unit.parent_id = parent.unit_id
left join anchored on every_unit.unit_id = anchored.unit_id
order by every_unit.unit_id
