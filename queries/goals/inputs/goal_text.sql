-- Question:   which different goals are there to read, whoever has them and however often they come back?
-- Grain:      text × KPI × what the row knows beside the text: a target, a baseline, a parent, a date of its own
-- Parameters: none
-- Where the text holds a digit, goals with different targets are read apart, because the number in the text is compared with the
-- target. Where it holds none, one of the targets stands for all of them.
with

told as (
    select
        text,
        has_text,
        kpi_id,
        direction,
        has_parent,
        agreed_target is not null as has_target,
        baseline is not null as has_baseline,
        case
            when has_text and (
                text like '%0%' or text like '%1%' or text like '%2%' or text like '%3%' or text like '%4%'
                or text like '%5%' or text like '%6%' or text like '%7%' or text like '%8%' or text like '%9%'
            ) then agreed_target
        end as target_key,
        agreed_target as target,
        baseline,
        period_id
    from goal_row
    where text is not null
)

select
    cast(row_number() over (order by text, kpi_id, direction, has_text, has_parent, has_target, has_baseline, target_key) - 1 as integer)
        as text_no,
    text,
    has_text,
    kpi_id,
    direction,
    has_parent,
    has_target,
    has_baseline,
    target_key,
    min(target) as target,
    cast(count(distinct target) as integer) as n_targets,
    min(baseline) as baseline,
    max(period_id) as period_id
from told
group by text, has_text, kpi_id, direction, has_parent, has_target, has_baseline, target_key
