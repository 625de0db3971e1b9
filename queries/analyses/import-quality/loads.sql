-- Question:   what became of the rows of every load?
-- Grain:      one row per load, oldest first; rows_in = loaded + quarantined + superseded
select
    batch_id,
    seq,
    source_id,
    file_name,
    encoding,
    received_at,
    rows_in,
    loaded,
    quarantined,
    superseded,
    blank_lines
from batch
order by seq, batch_id
