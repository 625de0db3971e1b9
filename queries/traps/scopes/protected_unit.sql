-- Question:   of which units may no finding be shown?
-- Grain:      unit
-- Parameters: none
-- Units that the diagnosis withholds, and those that the lattice protects in some period: their findings would speak of too few people.
-- A period in which the whole company is protected says nothing about its units.
select unit_id
from diagnosis_unit
where is_withheld
union
select unit_cell.unit_id
from gap_cell as unit_cell
inner join gap_cell as company_cell on unit_cell.period_id = company_cell.period_id
where unit_cell.is_withheld
    and unit_cell.kpi_id = '*'
    and unit_cell.level = 'person'
    and company_cell.unit_id = 'root'
    and company_cell.kpi_id = '*'
    and company_cell.level = 'person'
    and not company_cell.is_withheld
order by unit_id
