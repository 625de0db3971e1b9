-- Question:   when does the first period of the data end? A plan that starts by then has nothing before it to compare with.
-- Grain:      one row
-- Parameters: none
select min(period_end) as first_end
from period
