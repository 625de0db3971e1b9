-- Question:   how is the organisation built?
-- Grain:      unit, current version; the first row is the root
-- Parameters: none
with recursive

named_root as (
    select
        name_zh,
        name_en,
        kind
    from unit
    where unit_id = 'root'
        and coalesce(name_zh, name_en) is not null
    qualify row_number() over (order by coalesce(version, 1) desc, batch_id desc) = 1
    union all
    select
        unit_parent.name_zh,
        unit_parent.name_en,
        unit_parent.kind
    from unit_place
    inner join unit_parent on unit_place.unit_id = unit_parent.unit_id
    where unit_place.place_id = 'root'
),

-- Exactly one row, also when nothing names the company.
company as (
    select
        coalesce(min(name_zh), min(name_en), '全部单位') as name_zh,
        coalesce(min(name_en), min(name_zh), 'All units') as name_en,
        coalesce(min(kind), 'company') as kind
    from named_root
),

placed as (
    select
        unit_parent.unit_id,
        coalesce(unit_place.place_id, 'root') as parent_id,
        unit_parent.name_zh,
        unit_parent.name_en,
        unit_parent.kind,
        row_number() over (
            partition by coalesce(unit_place.place_id, 'root')
            order by
                case when unit_parent.sort_order is null then 1 else 0 end,
                unit_parent.sort_order,
                unit_parent.unit_id
        ) as position
    from unit_parent
    inner join unit_place as own_place on unit_parent.unit_id = own_place.unit_id
    left join unit_place on unit_parent.parent_id = unit_place.unit_id
    where own_place.place_id <> 'root'
),

descent as (
    select
        'root' as unit_id,
        cast(null as varchar) as parent_id,
        company.name_zh,
        company.name_en,
        company.kind,
        company.name_zh as path,
        0 as depth,
        '' as order_text
    from company
    union all
    select
        placed.unit_id,
        placed.parent_id,
        placed.name_zh,
        placed.name_en,
        placed.kind,
        case when descent.depth = 0 then placed.name_zh else descent.path || '/' || placed.name_zh end as path,
        descent.depth + 1 as depth,
        -- Positions of equal width compare as text in the order of the chart.
        descent.order_text || lpad(cast(placed.position as varchar), 7, '0') as order_text
    from descent
    inner join placed on descent.unit_id = placed.parent_id
)

select
    unit_id,
    parent_id,
    name_zh,
    name_en,
    kind,
    path,
    cast(depth as integer) as depth,
    cast(row_number() over (order by order_text) - 1 as integer) as tree_order
from descent
order by tree_order
