-- Question:   how alike are the criteria inside the forms of each rater?
-- Grain:      rater × kind of form (the set of criteria it asks for)
-- Parameters: $fewest_criteria
-- part = score / maximum. A form has no spread when all its parts are equal; one with full marks throughout says nothing of it and is
-- counted apart. mean_r is the mean correlation over all pairs of criteria: with z = (part − mean)/sd of the rater's forms,
-- Var(Σ z) = k + k(k − 1)·mean_r. A score is off the grid when it is neither a half point nor a twentieth of the maximum: such figures
-- are computed, not ticked.
with

scored as (
    select
        review_id,
        period_id,
        person_no,
        unit_id,
        rater_no,
        dense_rank() over (order by criterion_id) as criterion_no,
        score,
        score / max_score as part,
        case
            when abs(2.0 * score - round(2.0 * score)) < 1e-6 then 0
            when abs(20.0 * score / max_score - round(20.0 * score / max_score)) < 1e-6 then 0
            else 1
        end as is_off_grid
    from trap_criterion
    where rater_no is not null
        and relation <> 'self'
        and coalesce(rater_no <> person_no, true)
        and max_score > 0
),

form as (
    select
        review_id,
        period_id,
        person_no,
        unit_id,
        rater_no,
        count(*) as n_criteria,
        sum(criterion_no) as sum_no,
        sum(criterion_no * criterion_no) as sum_squares,
        case when max(part) - min(part) < 1e-9 then 1 else 0 end as is_flat,
        case when min(part) > 1 - 1e-9 then 1 else 0 end as is_full,
        sum(is_off_grid) as n_off_grid
    from scored
    group by review_id, period_id, person_no, unit_id, rater_no
    having count(*) >= $fewest_criteria
),

-- Equal number, sum and sum of squares of the criteria's numbers: in practice the same set.
kinded as (
    select
        form.*,
        dense_rank() over (order by form.n_criteria, form.sum_no, form.sum_squares) as kind_no
    from form
),

kind_levels as (
    select
        of_criterion.kind_no,
        max(of_criterion.n_levels) as n_levels
    from (
        select
            kinded.kind_no,
            scored.criterion_no,
            count(distinct scored.score) as n_levels
        from kinded
        inner join scored on kinded.review_id = scored.review_id and kinded.period_id = scored.period_id
        group by kinded.kind_no, scored.criterion_no
    ) as of_criterion
    group by of_criterion.kind_no
),

home as (
    select
        rater_no,
        unit_id
    from kinded
    group by rater_no, unit_id
    qualify row_number() over (partition by rater_no order by count(*) desc, unit_id) = 1
),

result_of_form as (
    select
        review_id,
        period_id,
        max(coalesce(n_zc, 0)) as n_results
    from trap_rating
    where review_id is not null
    group by review_id, period_id
),

counted as (
    select
        kinded.rater_no,
        kinded.kind_no,
        count(*) as n_forms,
        sum(kinded.is_full) as n_full,
        sum(case when kinded.is_full = 0 then kinded.is_flat else 0 end) as n_flat,
        sum(case when kinded.is_full = 0 and kinded.is_flat = 1 and kinded.n_off_grid > 0 then 1 else 0 end) as n_flat_off_grid,
        sum(kinded.n_criteria) as n_scores,
        sum(kinded.n_off_grid) as n_off_grid,
        count(distinct kinded.person_no) as n_people,
        sum(coalesce(result_of_form.n_results, 0)) as n_results,
        min(kinded.period_id) as first_period,
        max(kinded.period_id) as last_period
    from kinded
    left join result_of_form
        on kinded.review_id = result_of_form.review_id
        and kinded.period_id = result_of_form.period_id
    group by kinded.rater_no, kinded.kind_no
),

centred as (
    select
        kinded.rater_no,
        kinded.kind_no,
        kinded.review_id,
        kinded.period_id,
        scored.part - avg(scored.part) over same_criterion as deviation,
        stddev_samp(scored.part) over same_criterion as sd
    from kinded
    inner join scored on kinded.review_id = scored.review_id and kinded.period_id = scored.period_id
    window same_criterion as (partition by kinded.rater_no, kinded.kind_no, scored.criterion_no)
),

form_total as (
    select
        rater_no,
        kind_no,
        review_id,
        period_id,
        sum(deviation / sd) as total,
        count(*) as n_varying
    from centred
    where sd > 1e-9
    group by rater_no, kind_no, review_id, period_id
),

correlated as (
    select
        rater_no,
        kind_no,
        max(n_varying) as n_varying,
        (var_samp(total) - max(n_varying)) / (max(n_varying) * (max(n_varying) - 1)) as mean_r
    from form_total
    group by rater_no, kind_no
    having max(n_varying) >= $fewest_criteria
        and count(*) >= 4
)

select
    home.unit_id,
    counted.rater_no,
    cast(counted.kind_no as integer) as kind_no,
    cast(kind_levels.n_levels as integer) as n_levels,
    cast(counted.n_forms as integer) as n_forms,
    cast(counted.n_full as integer) as n_full,
    cast(counted.n_flat as integer) as n_flat,
    cast(counted.n_flat_off_grid as integer) as n_flat_off_grid,
    cast(counted.n_scores as integer) as n_scores,
    cast(counted.n_off_grid as integer) as n_off_grid,
    cast(counted.n_people as integer) as n_people,
    cast(counted.n_results as integer) as n_results,
    correlated.mean_r,
    counted.first_period,
    counted.last_period
from counted
inner join home on counted.rater_no = home.rater_no
inner join kind_levels on counted.kind_no = kind_levels.kind_no
left join correlated on counted.rater_no = correlated.rater_no and counted.kind_no = correlated.kind_no
order by home.unit_id, counted.rater_no, counted.kind_no
