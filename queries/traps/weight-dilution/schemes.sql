-- Question:   how is the weight of an appraisal scheme spread over its KPIs, and which of them has the gap?
-- Grain:      unit × scheme × KPI or shared goal (all private goals together: 'private'); units without weights of people one row
-- Parameters: $small (a weight, ratio), $most (KPIs), $flat (effective number), $fewest (people on a scheme)
-- A scheme is what the people of one role in the unit are appraised by; roles with fewer people than $fewest, and people without a
-- role, are one scheme together. A scorecard is a person, unit and period; weights are parts of its total. Rows of one KPI, and goals
-- below one parent goal, are one KPI. Weight 0 is not scored. Small items that compliance demands, or that nearly all scorecards have,
-- do not count: they are named by words in KPI, goal or dimension, or stand on 80 % of all scorecards of at least three units.
with

words as (
    select
        kpi_id,
        cast(null as varchar) as goal_id,
        cast(null as varchar) as parent_goal_id,
        lower(coalesce(min(dimension), '')) as said
    from goal_result
    where kpi_id is not null
    group by kpi_id
    union all
    select
        kpi_id,
        cast(null as varchar) as goal_id,
        cast(null as varchar) as parent_goal_id,
        lower(coalesce(name_zh, '') || ' ' || coalesce(name_en, '')) as said
    from kpi_current
    union all
    select
        cast(null as varchar) as kpi_id,
        goal_id,
        min(parent_goal_id) as parent_goal_id,
        lower(coalesce(min(goal_text), '') || ' ' || coalesce(min(dimension), '')) as said
    from goal_result
    where kpi_id is null
        and goal_id is not null
    group by goal_id
),

said as (
    select
        kpi_id,
        goal_id,
        min(parent_goal_id) as parent_goal_id,
        max(case
            when said like '%合规%' or said like '%安全%' or said like '%廉洁%' or said like '%廉政%' or said like '%党建%'
                or said like '%保密%' or said like '%消防%' or said like '%环保%' or said like '%内控%' or said like '%纪律%'
                or said like '%compliance%' or said like '%safety%' or said like '%security%' or said like '%audit%'
                or said like '%ethic%' or said like '%integrity%'
                then 1
            else 0
        end) as is_demanded
    from words
    group by kpi_id, goal_id
),

scored as (
    select
        trap_row.person_no,
        trap_row.unit_id,
        trap_row.period_id,
        coalesce(trap_row.role, '') as role,
        trap_row.kpi_id,
        case
            when trap_row.kpi_id is not null then trap_row.kpi_key
            when of_goal.parent_goal_id is not null then 'goal ' || of_goal.parent_goal_id
            when trap_row.goal_id is not null then 'goal ' || trap_row.goal_id
            else 'row ' || cast(trap_row.row_no as varchar)
        end as measure_key,
        trap_row.kpi_key as shown_key,
        trap_row.weight,
        case
            when trap_row.r0 is not null and trap_row.scale_ratio > 0
                then least(greatest((trap_row.r0 - 1) / trap_row.scale_ratio, -6.0), 6.0)
        end as z,
        coalesce(of_kpi.is_demanded, of_goal.is_demanded, 0) as is_demanded
    from trap_row
    left join said as of_kpi on trap_row.kpi_id = of_kpi.kpi_id
    left join said as of_goal on trap_row.kpi_id is null and trap_row.goal_id = of_goal.goal_id
    where trap_row.person_no is not null
        and trap_row.weight > 0
),

item as (
    select
        person_no,
        unit_id,
        period_id,
        measure_key,
        min(shown_key) as shown_key,
        min(kpi_id) as kpi_id,
        min(role) as role,
        sum(weight) as weight,
        avg(z) as z,
        max(is_demanded) as is_demanded
    from scored
    group by person_no, unit_id, period_id, measure_key
),

weighed as (
    select
        *,
        weight / sum(weight) over (partition by person_no, unit_id, period_id) as part,
        min(role) over (partition by person_no, unit_id, period_id) as card_role
    from item
),

everywhere as (
    select
        shown_key,
        count(*) as n_cards,
        count(distinct unit_id) as n_units,
        avg(part) as part
    from weighed
    where shown_key <> 'private'
    group by shown_key
),

all_cards as (
    select count(*) as n_cards
    from (select distinct person_no, unit_id, period_id from item) as card
),

standard as (
    select everywhere.shown_key
    from everywhere
    cross join all_cards
    where everywhere.n_units >= 3
        and everywhere.n_cards >= 0.8 * all_cards.n_cards
        and everywhere.part < $small
),

role_size as (
    select
        unit_id,
        card_role,
        count(distinct person_no) as n_people
    from weighed
    group by unit_id, card_role
),

placed as (
    select
        weighed.*,
        case when role_size.n_people >= $fewest then weighed.card_role else '' end as scheme,
        weighed.part < $small - 1e-9 as is_small,
        weighed.part < $small - 1e-9
            and (weighed.is_demanded = 1 or standard.shown_key is not null) as is_exempt
    from weighed
    inner join role_size on weighed.unit_id = role_size.unit_id and weighed.card_role = role_size.card_role
    left join standard on weighed.shown_key = standard.shown_key
),

card as (
    select
        unit_id,
        scheme,
        person_no,
        period_id,
        sum(case when is_exempt then 0 else 1 end) as n_kpis,
        1 / sum(part * part) as effective,
        max(part) as largest,
        coalesce(min(case when not is_exempt then part end), max(part)) as smallest
    from placed
    group by unit_id, scheme, person_no, period_id
),

scheme as (
    select
        unit_id,
        scheme,
        count(*) as n_cards,
        count(distinct person_no) as n_people,
        avg(n_kpis) as n_kpis,
        avg(effective) as effective,
        avg(largest) as largest,
        avg(smallest) as smallest,
        avg(case when n_kpis > $most then 1.0 else 0.0 end) as share_many,
        avg(case when effective > $flat + 1e-9 then 1.0 else 0.0 end) as share_flat,
        avg(case when smallest < $small - 1e-9 then 1.0 else 0.0 end) as share_small,
        min(period_id) as first_period,
        max(period_id) as last_period
    from card
    group by unit_id, scheme
),

measure as (
    select
        unit_id,
        scheme,
        shown_key,
        min(kpi_id) as kpi_id,
        count(*) as n_items,
        count(distinct person_no) as n_people,
        avg(part) as part,
        avg(z) as gap_z,
        max(case when is_exempt then 1 else 0 end) as is_exempt
    from placed
    group by unit_id, scheme, shown_key
),

every_unit as (
    select
        unit_id,
        count(distinct person_no) as n_people
    from trap_row
    group by unit_id
)

select
    every_unit.unit_id,
    cast(every_unit.n_people as integer) as n_people_of_unit,
    scheme.scheme,
    cast(scheme.n_cards as integer) as n_cards,
    cast(scheme.n_people as integer) as n_people,
    scheme.n_kpis,
    scheme.effective,
    scheme.largest,
    scheme.smallest,
    scheme.share_many,
    scheme.share_flat,
    scheme.share_small,
    scheme.first_period,
    scheme.last_period,
    measure.shown_key,
    measure.kpi_id,
    kpi_current.name_zh,
    kpi_current.name_en,
    cast(measure.n_items as integer) as n_items,
    cast(measure.n_people as integer) as n_people_of_kpi,
    measure.part,
    measure.gap_z,
    measure.is_exempt = 1 as is_exempt
from every_unit
left join scheme on every_unit.unit_id = scheme.unit_id
left join measure on scheme.unit_id = measure.unit_id and scheme.scheme = measure.scheme
left join kpi_current on measure.kpi_id = kpi_current.kpi_id
order by every_unit.unit_id, scheme.scheme, measure.shown_key
