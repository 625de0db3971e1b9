-- Question:   which goal results were delivered again by another source, or by another file of the same delivery, so that they would count twice?
-- Grain:      one goal result of an older load
-- Parameters: none
-- Only scopes that stand in several loads are looked at record by record; usually there are none.
with

standing_scopes as (
    select
        goal_result.batch_id,
        goal_result.subject_type,
        goal_result.period_id,
        goal_result.unit_id,
        goal_result.kpi_id
    from stored.goal_result as goal_result
    where not exists (
        select 1
        from replaced_scope
        where replaced_scope.batch_id = goal_result.batch_id
            and coalesce(replaced_scope.subject_type, '') = coalesce(goal_result.subject_type, '')
            and coalesce(replaced_scope.period_id, '') = coalesce(goal_result.period_id, '')
            and coalesce(replaced_scope.unit_id, '') = coalesce(goal_result.unit_id, '')
            and coalesce(replaced_scope.kpi_id, '') = coalesce(goal_result.kpi_id, '')
    )
    group by
        goal_result.batch_id,
        goal_result.subject_type,
        goal_result.period_id,
        goal_result.unit_id,
        goal_result.kpi_id
),

shared_scopes as (
    select
        subject_type,
        period_id,
        unit_id,
        kpi_id
    from standing_scopes
    group by
        subject_type,
        period_id,
        unit_id,
        kpi_id
    having count(*) > 1
),

-- A replaced record must not hide a standing one, so it leaves before the newest is chosen.
candidates as (
    select
        load.seq,
        goal_result.batch_id,
        goal_result.subject_type,
        goal_result.person_key,
        goal_result.unit_id,
        goal_result.kpi_id,
        goal_result.goal_id,
        goal_result.period_id
    from stored.goal_result as goal_result
    inner join stored.load as load on goal_result.batch_id = load.batch_id
    inner join shared_scopes
        on coalesce(goal_result.subject_type, '') = coalesce(shared_scopes.subject_type, '')
        and coalesce(goal_result.period_id, '') = coalesce(shared_scopes.period_id, '')
        and coalesce(goal_result.unit_id, '') = coalesce(shared_scopes.unit_id, '')
        and coalesce(goal_result.kpi_id, '') = coalesce(shared_scopes.kpi_id, '')
    where not exists (
        select 1
        from replaced_scope
        where replaced_scope.batch_id = goal_result.batch_id
            and coalesce(replaced_scope.subject_type, '') = coalesce(goal_result.subject_type, '')
            and coalesce(replaced_scope.period_id, '') = coalesce(goal_result.period_id, '')
            and coalesce(replaced_scope.unit_id, '') = coalesce(goal_result.unit_id, '')
            and coalesce(replaced_scope.kpi_id, '') = coalesce(goal_result.kpi_id, '')
    )
)

select
    batch_id,
    subject_type,
    person_key,
    unit_id,
    kpi_id,
    goal_id,
    period_id
from candidates
qualify
    seq < max(seq) over (
        partition by
            subject_type,
            person_key,
            unit_id,
            kpi_id,
            goal_id,
            period_id
    )
