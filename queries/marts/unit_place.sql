-- Question:   which unit of the tree does a delivered unit stand for?
-- Grain:      delivered unit
-- Parameters: none
-- Where exactly one unit has no unit above it and no export names the company, that unit is the company: it and `root` are one.
with

named_root as (
    select count(*) as n
    from unit
    where unit_id = 'root'
        and coalesce(name_zh, name_en) is not null
)

select
    unit_parent.unit_id,
    case
        when unit_parent.parent_id = 'root'
            and named_root.n = 0
            and sum(case when unit_parent.parent_id = 'root' then 1 else 0 end) over () = 1
            then 'root'
        else unit_parent.unit_id
    end as place_id
from unit_parent
cross join named_root
order by unit_parent.unit_id
