-- Question:   where on its scale do the ratings of a cycle lie, as shares of the maximum?
-- Grain:      unit ('*': all) × source × period × scale
-- Parameters: none
with

rated as (
    select
        relation || ' ' || stage as source_key,
        unit_id,
        period_id,
        scale_key,
        value / scale_max as share
    from trap_rating
    where (is_overall or is_by_rater)
        and scale_max > 0
),

both_grains as (
    select unit_id, source_key, period_id, scale_key, share from rated
    union all
    select '*' as unit_id, source_key, period_id, scale_key, share from rated
),

in_order as (
    select
        *,
        count(*) over (partition by unit_id, source_key, period_id, scale_key) as n,
        row_number() over (partition by unit_id, source_key, period_id, scale_key order by share) as place
    from both_grains
)

select
    unit_id,
    source_key,
    period_id,
    scale_key,
    cast(max(n) as integer) as n,
    min(case when place >= 0.1 * n then share end) as p10,
    min(case when place >= 0.25 * n then share end) as p25,
    min(case when place >= 0.5 * n then share end) as p50,
    min(case when place >= 0.75 * n then share end) as p75,
    min(case when place >= 0.9 * n then share end) as p90
from in_order
group by unit_id, source_key, period_id, scale_key
order by unit_id, source_key, period_id, scale_key
