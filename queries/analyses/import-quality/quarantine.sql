-- Question:   why were rows set aside?
-- Grain:      one row per reason
select
    code,
    count(*)::integer as n
from quarantine
group by code
order by n desc, code
