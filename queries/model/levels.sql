-- Question:   how many levels has each factor, and did any delivery name one?
-- Grain:      factor
-- Parameters: none
-- An empty manager or role stands for "not delivered", and the root for results that name no unit.
select
    factor,
    cast(count(*) as integer) as n_levels,
    max(case when factor = 'department' and key_1 = 'root' then 0 when key_1 = '' then 0 else 1 end) = 1 as is_delivered
from model_code
group by factor
order by factor
