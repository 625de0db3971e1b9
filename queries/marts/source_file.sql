-- Question:   which sheets were read, and where did their header stand?
-- Grain:      file × sheet of a load
-- Parameters: none
select
    batch_id,
    file_name,
    sheet,
    header_row,
    title,
    n_columns,
    rows_in
from stored.source_file
order by batch_id, file_name, sheet
