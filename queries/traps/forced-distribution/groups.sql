-- Question:   in which units do the people of each distribution group work?
-- Grain:      distribution group × unit
-- Parameters: none
select
    forced_group,
    unit_id,
    cast(count(*) as integer) as n_ratings,
    cast(sum(coalesce(n_zc, 0)) as integer) as n_results
from trap_rating
where is_overall
    and forced_group is not null
group by forced_group, unit_id
order by forced_group, unit_id
