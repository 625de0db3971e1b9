-- Question:   how many rows are there, and what are their sum and their sum of squares?
-- Grain:      one row
-- Parameters: $centre (subtracted first, so that no digits cancel in the sum of squares)
select
    cast(count(*) as double) as n,
    coalesce(sum(y - $centre), 0.0) as sum_y,
    coalesce(sum((y - $centre) * (y - $centre)), 0.0) as sum_squares
from coded
order by n
