-- Question:   what was loaded, and what became of its rows?
-- Grain:      load, in order of arrival
-- Parameters: none
with

records as (
    select
        batch_id,
        sum(n_stored) - sum(n_standing) as n_replaced
    from stored.record_count
    group by batch_id
)

select
    load.batch_id,
    load.seq,
    load.source_id,
    load.file_name,
    load.sha256,
    load.encoding,
    load.shape,
    load.received_at,
    load.rows_in,
    load.loaded,
    load.quarantined,
    load.superseded,
    load.blank_lines,
    load.empty_groups,
    cast(coalesce(records.n_replaced, 0) as integer) as replaced_rows
from stored.load as load
left join records on load.batch_id = records.batch_id
order by load.seq
