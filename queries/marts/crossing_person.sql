-- Question:   who has results in more than one unit in a period?
-- Grain:      person × period
-- Parameters: none
select
    person_key,
    period_id
from person_result
where kpi_id = '*'
group by person_key, period_id
having count(*) > 1
