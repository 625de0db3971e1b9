-- Question:   how many rows have one level of a factor and one of another?
-- Grain:      level of factor $a × level of factor $b, cells with rows only
-- Parameters: $a, $b (places of the factors, 0 to 11)
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
    end as ia,
    case $b
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
    end as ib,
    cast(count(*) as double) as n
from coded
group by 1, 2
order by 1, 2
