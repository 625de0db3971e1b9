-- Question:   how did load, experience and quality stand in each unit and period, as far as they are recorded?
-- Grain:      unit (every ancestor) or person × period × circumstance × which way is better
-- Parameters: none
-- A record of a longer period holds for the periods in it, those of shorter ones are averaged; surveys of fewer than ten respondents are not used.
with

recorded as (
    select
        context_factor.person_key,
        coalesce(place.ancestor_id, context_factor.unit_id) as unit_id,
        context_factor.factor,
        context_factor.higher_is,
        period.period_id,
        context_factor.value
    from context_factor
    inner join period
        on (context_factor.period_start <= period.period_start and context_factor.period_end >= period.period_end)
        or (context_factor.period_start >= period.period_start and context_factor.period_end <= period.period_end)
    left join unit_closure as place
        on context_factor.unit_id = place.unit_id
        and place.distance = 0
        and place.ancestor_id <> place.unit_id
    where context_factor.value is not null
        and exists (select 1 from plan_panel)
        and (coalesce(context_factor.source, 'record') <> 'survey' or coalesce(context_factor.respondents, 10) >= 10)
        and lower(context_factor.factor) in (
            'workload', 'overtime', 'load', '负荷', '工作量', '加班', '加班时长',
            'experience', 'satisfaction', 'willingness', 'engagement', '体验', '满意度', '意愿', '敬业度',
            'quality', 'rework', 'defects', 'complaints', '质量', '返工', '差错', '投诉'
        )
),

of_people as (
    select
        plan_panel.unit_id,
        recorded.person_key,
        recorded.factor,
        recorded.higher_is,
        recorded.period_id,
        recorded.value
    from recorded
    inner join (
        select subject_id, unit_id
        from plan_panel
        where subject_type = 'person'
        group by subject_id, unit_id
    ) as plan_panel on recorded.person_key = plan_panel.subject_id
),

together as (
    select
        'unit' as subject_type,
        unit_closure.ancestor_id as subject_id,
        recorded.period_id,
        lower(recorded.factor) as factor,
        recorded.higher_is,
        avg(recorded.value) as value
    from recorded
    inner join unit_closure on recorded.unit_id = unit_closure.unit_id
    group by unit_closure.ancestor_id, recorded.period_id, lower(recorded.factor), recorded.higher_is
    union all
    select
        'person' as subject_type,
        of_people.person_key as subject_id,
        of_people.period_id,
        lower(of_people.factor) as factor,
        of_people.higher_is,
        avg(of_people.value) as value
    from of_people
    group by of_people.person_key, of_people.period_id, lower(of_people.factor), of_people.higher_is
)

select
    subject_type,
    subject_id,
    period_id,
    factor,
    higher_is,
    cast(value as double) as value
from together
order by subject_type, subject_id, factor, higher_is, period_id
