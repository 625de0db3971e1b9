-- Question:   what was fitted, on which rows, and did it converge?
-- Grain:      one row
-- Parameters: none
select
    method,
    status,
    first_period,
    last_period,
    n_periods,
    n_rows,
    n_people,
    n_managers,
    largest_manager_share,
    n_equations,
    iterations,
    n_winsorised,
    n_missing_actual,
    n_missing_target,
    n_zero_target,
    n_no_direction,
    n_constant_rows,
    n_other_period_kind,
    n_sampled_person_periods
from diagnosis_model
order by n_rows, method
