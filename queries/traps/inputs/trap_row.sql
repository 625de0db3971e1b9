-- Question:   which results do the checks see?
-- Grain:      one goal result, without the rows that an earlier data-defect gate found faulty
-- Parameters: none
select trap_fact.*
from trap_fact
where not exists (
        select 1
        from trap_faulty
        where trap_faulty.row_no = trap_fact.row_no
    )
