-- Question:   up to which day do the data speak?
-- Grain:      one row
-- Parameters: none
select max(period_end) as as_of
from period
order by as_of
