-- Question:   which cells were converted or left empty, by which rule?
-- Grain:      load × sheet × column × rule
-- Parameters: none
select
    batch_id,
    src_sheet,
    src_col,
    rule_id,
    n,
    first_row
from stored.cell_issue
order by batch_id, src_sheet, src_col, rule_id
