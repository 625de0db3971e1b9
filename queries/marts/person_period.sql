-- Question:   which records of person_period stand, after corrections and mentions by several exports?
-- Grain:      person × dated segment of the organisation as it was; the newest delivery of each source, and of several sources the fullest, then the newest
-- Parameters: none
-- An export of results may mention where a person works; the roster describes it.
with

newest_of_source as (
    select
        load.seq,
        person_period.tenant_id,
        person_period.batch_id,
        person_period.source_id,
        person_period.period_id,
        person_period.period_start,
        person_period.period_end,
        person_period.src_file,
        person_period.src_sheet,
        person_period.src_row,
        person_period.src_group,
        person_period.person_key,
        person_period.valid_from,
        person_period.valid_to,
        person_period.unit_id,
        person_period.manager_key,
        person_period.role,
        person_period.job_family,
        person_period.grade,
        person_period.region,
        person_period.fte,
        person_period.status,
        person_period.hire_month,
        person_period.leave_on
    from stored.person_period as person_period
    inner join stored.load as load on person_period.batch_id = load.batch_id
    qualify
        row_number() over (
            partition by
                person_period.source_id,
                person_period.person_key,
                person_period.unit_id,
                person_period.valid_from,
                person_period.period_id
            order by load.seq desc, person_period.src_sheet, person_period.src_row
        ) = 1
)

select
    tenant_id,
    batch_id,
    source_id,
    period_id,
    period_start,
    period_end,
    src_file,
    src_sheet,
    src_row,
    src_group,
    person_key,
    valid_from,
    valid_to,
    unit_id,
    manager_key,
    role,
    job_family,
    grade,
    region,
    fte,
    status,
    hire_month,
    leave_on
from newest_of_source
qualify
    row_number() over (
        partition by
            person_key,
            unit_id,
            valid_from,
            period_id
        order by
            case when valid_to is null then 1 else 0 end
            + case when manager_key is null then 1 else 0 end
            + case when role is null then 1 else 0 end
            + case when job_family is null then 1 else 0 end
            + case when grade is null then 1 else 0 end
            + case when region is null then 1 else 0 end
            + case when fte is null then 1 else 0 end
            + case when status is null then 1 else 0 end
            + case when hire_month is null then 1 else 0 end
            + case when leave_on is null then 1 else 0 end,
            seq desc
    ) = 1
order by
    person_key,
    unit_id,
    valid_from,
    period_id
