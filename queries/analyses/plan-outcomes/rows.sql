-- Question:   how far from target is each subject in each period, on what plans are judged by?
-- Grain:      subject × measure ('*', a KPI that a plan names, or all KPIs that count 'more' or 'better') × period
-- Parameters: $kpi (judge every plan by this KPI), $measures (planned: those that a delivered plan names; all: every KPI, also where no
-- plan was delivered, for plans that were made in the dashboard)
-- Nothing where nobody has a plan. Volumes and money say more; shares, scores, times, costs and errors say better.
with

wanted as (
    select '*' as kpi_id
    union
    select kpi_id from plan where kpi_id is not null
    union
    select $kpi::varchar as kpi_id
    union
    select kpi_id from kpi_current where $measures::varchar = 'all'
),

asked as (
    select 1 as one
    where exists (select 1 from plan)
        or $measures::varchar = 'all'
),

kind_of_kpi as (
    select
        kpi_id,
        case
            when direction = 'lower' or unit in ('%', '‰', '分', 'ratio', 'percent', 'points', 'score', '率') then 'better'
            else 'more'
        end as measure
    from kpi_current
    where direction in ('higher', 'lower')
),

split as (
    select
        plan_panel.subject_type,
        plan_panel.subject_id,
        plan_panel.unit_id,
        plan_panel.manager_key,
        plan_panel.goal_family,
        kind_of_kpi.measure,
        plan_panel.period_id,
        cast(max(plan_panel.n_people) as integer) as n_people,
        sum(plan_panel.gap_z * coalesce(plan_panel.n_people, 1)) / sum(coalesce(plan_panel.n_people, 1)) as gap_z,
        sum(plan_panel.gap_ratio * coalesce(plan_panel.n_people, 1)) / sum(coalesce(plan_panel.n_people, 1)) as gap_ratio
    from plan_panel
    inner join kind_of_kpi on plan_panel.kpi_id = kind_of_kpi.kpi_id
    where plan_panel.subject_type = 'unit'
    group by
        plan_panel.subject_type,
        plan_panel.subject_id,
        plan_panel.unit_id,
        plan_panel.manager_key,
        plan_panel.goal_family,
        kind_of_kpi.measure,
        plan_panel.period_id
),

measured as (
    select
        plan_panel.subject_type,
        plan_panel.subject_id,
        plan_panel.unit_id,
        plan_panel.manager_key,
        plan_panel.goal_family,
        plan_panel.kpi_id as measure,
        plan_panel.period_id,
        plan_panel.n_people,
        plan_panel.gap_z,
        plan_panel.gap_ratio
    from plan_panel
    inner join wanted on plan_panel.kpi_id = wanted.kpi_id
    union all
    select * from split
)

select
    measured.subject_type,
    measured.subject_id,
    measured.unit_id,
    measured.manager_key,
    measured.goal_family,
    measured.measure,
    measured.period_id,
    measured.n_people,
    measured.gap_z,
    measured.gap_ratio
from measured
inner join asked on asked.one = 1
order by measured.subject_type, measured.subject_id, measured.measure, measured.period_id
