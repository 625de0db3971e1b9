-- Question:   which records of person_period stand, after corrections and repeated deliveries?
-- Grain:      person × dated segment of the organisation as it was; of several deliveries of one natural key the newest
-- Parameters: none
select
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
            person_period.person_key,
            person_period.unit_id,
            person_period.valid_from,
            person_period.period_id
        order by load.seq desc, person_period.src_sheet, person_period.src_row
    ) = 1
order by
    person_period.person_key,
    person_period.unit_id,
    person_period.valid_from,
    person_period.period_id
