-- Question:   which units, KPIs and periods may a question name, and when does the newest period end?
-- Grain:      one row per id
-- Parameters: none
select
    'unit' as kind,
    unit_id as id,
    null::date as ends_on
from unit_tree

union all

select
    'kpi' as kind,
    kpi_id as id,
    null::date as ends_on
from kpi_current

union all

select
    'cycle' as kind,
    period_id as id,
    period_end as ends_on
from period

order by kind, id
