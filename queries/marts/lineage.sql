-- Question:   from which column of which sheet does each field come?
-- Grain:      load × table × field × column
-- Parameters: none
select
    batch_id,
    fact_table,
    field,
    src_sheet,
    src_col,
    rule_id,
    profile_version
from stored.lineage
order by batch_id, fact_table, field, src_sheet, src_col
