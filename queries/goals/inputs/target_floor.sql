-- Question:   which part of the goal weight is out of reach, too easy, or does not say what done looks like?
-- Grain:      unit (every ancestor) × KPI or '*' × period or '*' (all periods whose targets were looked at)
-- Parameters: none
-- Goals of OKR are stretched on purpose: of them only a missing criterion counts.
with

counted as (
    select
        unit_id,
        kpi_id,
        period_id,
        weight,
        case
            when lane = 'kpi' and (is_ceiling or is_slack or by_trap is not null) then weight
            else no_criterion_weight
        end as bad_weight,
        case when lane = 'kpi' and by_trap is not null then weight else 0.0 end as trap_weight
    from goal_check
),

spread as (
    select unit_id, kpi_id, period_id, weight, bad_weight, trap_weight from counted where kpi_id is not null
    union all
    select unit_id, '*' as kpi_id, period_id, weight, bad_weight, trap_weight from counted
    union all
    select unit_id, '*' as kpi_id, '*' as period_id, weight, bad_weight, trap_weight from counted
)

select
    unit_closure.ancestor_id as unit_id,
    spread.kpi_id,
    spread.period_id,
    sum(spread.bad_weight) / nullif(sum(spread.weight), 0) as bad_share,
    sum(spread.trap_weight) / nullif(sum(spread.weight), 0) as trap_share
from spread
inner join unit_closure on spread.unit_id = unit_closure.unit_id
group by unit_closure.ancestor_id, spread.kpi_id, spread.period_id
having sum(spread.bad_weight) > 0
order by unit_closure.ancestor_id, spread.kpi_id, spread.period_id
