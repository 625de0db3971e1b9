-- Question:   which checks block a claim about the whole company?
-- Grain:      check with a trap that touches enough of the company's results
-- Parameters: none
select
    trap_scope.slug,
    max(trap_scope.touched_share) as touched_share
from trap_scope
where trap_scope.unit_id = 'root'
group by trap_scope.slug
order by trap_scope.slug
