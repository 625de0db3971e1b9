-- Question:   what is each KPI called, and which way is better, by its newest definition?
-- Grain:      KPI, newest version; a KPI that only results mention is called by its id
-- Parameters: none
with

newest as (
    select
        kpi_id,
        code,
        name_zh,
        name_en,
        unit,
        direction,
        count(*) over (partition by kpi_id) as n_versions
    from kpi
    where kpi_id is not null
    qualify row_number() over (partition by kpi_id order by coalesce(version, 1) desc, valid_from desc, batch_id desc) = 1
),

-- Where no KPI list says it, the results do, provided they agree.
used as (
    select
        kpi_id,
        case when min(unit) = max(unit) then min(unit) end as unit,
        case
            when min(nullif(direction, 'unknown')) = max(nullif(direction, 'unknown'))
                then min(nullif(direction, 'unknown'))
        end as direction
    from goal_result
    where kpi_id is not null
    group by kpi_id
),

every_kpi as (
    select kpi_id from newest
    union
    select kpi_id from used
)

select
    every_kpi.kpi_id,
    newest.code,
    coalesce(newest.name_zh, newest.name_en, every_kpi.kpi_id) as name_zh,
    coalesce(newest.name_en, newest.name_zh, every_kpi.kpi_id) as name_en,
    coalesce(newest.unit, used.unit) as unit,
    coalesce(nullif(newest.direction, 'unknown'), used.direction, 'unknown') as direction,
    cast(coalesce(newest.n_versions, 1) as integer) as n_versions
from every_kpi
left join newest on every_kpi.kpi_id = newest.kpi_id
left join used on every_kpi.kpi_id = used.kpi_id
order by every_kpi.kpi_id
