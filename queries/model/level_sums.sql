-- Question:   how many rows has each level of one factor, and what do they sum to?
-- Grain:      level of factor $a, levels with rows only
-- Parameters: $a (place of the factor, 0 to 11), $centre (subtracted first, so that no digits cancel later)
select
    case $a
        when 0 then f0
        when 1 then f1
        when 2 then f2
        when 3 then f3
        when 4 then f4
        when 5 then f5
        when 6 then f6
        when 7 then f7
        when 8 then f8
        when 9 then f9
        when 10 then f10
        when 11 then f11
    end as level,
    cast(count(*) as double) as n,
    sum(y - $centre) as sum_y
from coded
group by 1
order by 1
