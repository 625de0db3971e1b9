-- Question:   how many ratings does each rater give at each place of the scale?
-- Grain:      rater × scale × place (a level; for scores a twentieth of the full score)
-- Parameters: none
select
    rater_no,
    scale_key,
    cast(case
        when is_score then least(floor(20 * value / scale_max), 19)
        else value
    end as integer) as place,
    cast(count(*) as integer) as n
from trap_rating
where is_by_rater
    and rater_no is not null
    and zc_mean is not null
    and scale_max > 0
group by
    rater_no,
    scale_key,
    cast(case
        when is_score then least(floor(20 * value / scale_max), 19)
        else value
    end as integer)
order by rater_no, scale_key, place
