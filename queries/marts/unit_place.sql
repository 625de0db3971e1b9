-- Question:   which unit of the tree does a delivered unit stand for?
-- Grain:      delivered unit
-- Parameters: none
-- Where exactly one unit has no unit above it, that unit is the whole organisation: it and `root` are one.
select
    unit_id,
    case
        when parent_id = 'root' and sum(case when parent_id = 'root' then 1 else 0 end) over () = 1 then 'root'
        else unit_id
    end as place_id
from unit_parent
order by unit_id
