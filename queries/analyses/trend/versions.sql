-- Question:   when did the definition of the KPI change?
-- Grain:      one row per version of the KPI that has a first day
-- Parameters: $kpi (default all together: no row)
select
    version,
    min(valid_from) as valid_from
from kpi
where kpi_id = $kpi::varchar
    and valid_from is not null
    and version is not null
group by version
order by valid_from, version
