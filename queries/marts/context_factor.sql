-- Question:   which records of context_factor stand, after corrections and repeated deliveries?
-- Grain:      subject × period × factor × source; of several deliveries of one natural key the newest
-- Parameters: none
select
    context_factor.tenant_id,
    context_factor.batch_id,
    context_factor.source_id,
    context_factor.period_id,
    context_factor.period_start,
    context_factor.period_end,
    context_factor.src_file,
    context_factor.src_sheet,
    context_factor.src_row,
    context_factor.src_group,
    context_factor.subject_type,
    context_factor.person_key,
    context_factor.unit_id,
    context_factor.factor,
    context_factor.value,
    context_factor.value_null,
    context_factor.scale_min,
    context_factor.scale_max,
    context_factor.unit,
    context_factor.higher_is,
    context_factor.respondents,
    context_factor.source
from stored.context_factor as context_factor
inner join stored.load as load on context_factor.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            context_factor.subject_type,
            context_factor.person_key,
            context_factor.unit_id,
            context_factor.period_id,
            context_factor.factor,
            context_factor.source
        order by load.seq desc, context_factor.src_sheet, context_factor.src_row
    ) = 1
order by
    context_factor.subject_type,
    context_factor.person_key,
    context_factor.unit_id,
    context_factor.period_id,
    context_factor.factor,
    context_factor.source
