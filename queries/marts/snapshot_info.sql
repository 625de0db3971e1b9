-- Question:   which snapshot is this, and whose figures does it hold?
-- Grain:      one row
-- Parameters: $snapshot_id, $built_at, $code_version
select
    cast($snapshot_id as varchar) as snapshot_id,
    cast($built_at as timestamp) as built_at,
    cast($code_version as varchar) as code_version,
    name_zh as company_zh,
    name_en as company_en
from unit_tree
where unit_id = 'root'
