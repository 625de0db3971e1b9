-- Question:   which source rows were set aside, and why?
-- Grain:      source row
-- Parameters: none
-- The raw row stays in the batch folder: it may hold names.
select
    batch_id,
    src_file,
    src_sheet,
    src_row,
    src_col,
    code,
    detail,
    state
from stored.quarantine
order by batch_id, src_sheet, src_row, src_col, code, detail
