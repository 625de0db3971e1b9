-- Question:   which scales does each unit use from cycle to cycle, and how are the ratings spread over their levels?
-- Grain:      unit × source (relation and stage) × period × scale × level; scores of more than 20 values are one level without a name
-- Parameters: none
-- The ratings that count and those whose rater is known.
with

rated as (
    select
        relation || ' ' || stage as source_key,
        unit_id,
        person_no,
        period_id,
        period_start,
        scale_key,
        is_score,
        scale_max,
        value,
        level,
        coalesce(n_zc, 0) as n_results
    from trap_rating
    where is_overall
        or is_by_rater
),

few as (
    select
        source_key,
        scale_key
    from rated
    group by source_key, scale_key
    having count(distinct value) <= 20
)

select
    rated.unit_id,
    rated.source_key,
    trap_period.kind,
    rated.period_id,
    cast(min(rated.period_start) as varchar) as period_start,
    rated.scale_key,
    rated.is_score,
    max(rated.scale_max) as scale_max,
    case
        when few.scale_key is null then null
        when rated.is_score then cast(rated.value as varchar)
        else rated.level
    end as level,
    case when few.scale_key is not null then rated.value end as place,
    cast(count(*) as integer) as n,
    cast(count(distinct rated.person_no) as integer) as n_people,
    cast(sum(rated.n_results) as integer) as n_results
from rated
inner join trap_period on rated.period_id = trap_period.period_id
left join few on rated.source_key = few.source_key and rated.scale_key = few.scale_key
group by
    rated.unit_id,
    rated.source_key,
    trap_period.kind,
    rated.period_id,
    rated.scale_key,
    rated.is_score,
    case
        when few.scale_key is null then null
        when rated.is_score then cast(rated.value as varchar)
        else rated.level
    end,
    case when few.scale_key is not null then rated.value end
order by rated.unit_id, rated.source_key, rated.period_id, rated.scale_key, place, level
