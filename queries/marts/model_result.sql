-- Question:   which results of people can enter the variance model, and why not the others?
-- Grain:      one goal result of a person
-- Parameters: none
-- statistics 1.3, 1.5, 1.10: the gap is taken against the original target, and against the current one where no original is known.
-- A goal is a KPI with its version; without a KPI a goal that at least five people share; the rest are private and one level together.
with

person_result_gap as (
    select
        person_key,
        unit_id,
        manager_key,
        role,
        kpi_id,
        kpi_version,
        goal_id,
        period_id,
        case when original_target is null then gap_ratio else original_gap_ratio end as gap_ratio,
        case
            when actual is null then 'missing_actual'
            when coalesce(original_target, target) is null then 'missing_target'
            when coalesce(original_target, target) <= 0 then 'zero_target'
            when direction not in ('higher', 'lower') then 'no_direction'
        end as excluded_for
    from goal_gap
    where person_key is not null
),

-- Half-years among months are another thing than months; the kind that most rows have is modelled.
kind_in_use as (
    select period.kind
    from person_result_gap
    inner join period on person_result_gap.period_id = period.period_id
    group by period.kind
    qualify row_number() over (order by count(person_result_gap.gap_ratio) desc, count(*) desc, period.kind) = 1
),

shared_goal as (
    select goal_id
    from person_result_gap
    where kpi_id is null
        and goal_id is not null
    group by goal_id
    having count(distinct person_key) >= 5
),

-- A row that names no version belongs to the one that was valid at the start of its period.
valid_version as (
    select
        kpi.kpi_id,
        period.period_id,
        max(kpi.version) as version
    from kpi
    inner join period on kpi.valid_from <= period.period_start
    group by kpi.kpi_id, period.period_id
),

-- The few who have results in a period of their own could be told from what the company shows over all periods. Where every
-- period is like that, the whole diagnosis is withheld instead.
company_period as (
    select
        period_id,
        is_withheld
    from gap_cell
    where unit_id = 'root'
        and kpi_id = '*'
        and level = 'person'
),

protected_period as (
    select period_id
    from company_period
    where is_withheld
        and exists (select 1 from company_period where not is_withheld)
)

select
    person_result_gap.person_key,
    person_result_gap.unit_id,
    coalesce(person_result_gap.manager_key, '') as manager_key,
    coalesce(person_result_gap.role, '') as role,
    case
        when person_result_gap.kpi_id is not null then 'kpi ' || person_result_gap.kpi_id
        when shared_goal.goal_id is not null then 'goal ' || shared_goal.goal_id
        else 'private'
    end as kpi_key,
    cast(case
        when person_result_gap.kpi_id is not null
            then coalesce(person_result_gap.kpi_version, valid_version.version, 1)
        else 1
    end as integer) as kpi_version,
    person_result_gap.period_id,
    period.period_start,
    period.kind as period_kind,
    person_result_gap.gap_ratio,
    case
        when kind_in_use.kind is null then 'other_period_kind'
        when protected_period.period_id is not null then 'protected_period'
        else person_result_gap.excluded_for
    end as excluded_for
from person_result_gap
left join period on person_result_gap.period_id = period.period_id
left join kind_in_use on period.kind = kind_in_use.kind
left join protected_period on person_result_gap.period_id = protected_period.period_id
left join shared_goal on person_result_gap.kpi_id is null and person_result_gap.goal_id = shared_goal.goal_id
left join valid_version
    on person_result_gap.kpi_id = valid_version.kpi_id
    and person_result_gap.period_id = valid_version.period_id
order by kpi_key, kpi_version, period_start, period_id, person_key, unit_id, gap_ratio
