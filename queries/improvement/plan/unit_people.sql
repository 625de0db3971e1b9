-- Question:   how many people stand behind each unit, and is its newest figure protected?
-- Grain:      unit
-- Parameters: none
select
    unit_id,
    cast(max(n_people) as integer) as n_people,
    bool_or(is_withheld) as is_withheld
from gap_cell
where kpi_id = '*'
group by unit_id
order by unit_id
