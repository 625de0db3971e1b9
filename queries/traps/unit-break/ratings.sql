-- Question:   do those who are rated higher also reach more on each KPI?
-- Grain:      KPI (or goal that people share) with results and ratings of the same people
-- Parameters: none
-- One rating a person and period, the final one before the manager's; as a place among those of its period and scale, so that
-- several scales can stand side by side. Results are means of zc over the rating's period. Sums of ranks give Spearman's r:
-- r = Σ x y / √(Σ x² Σ y²) with x, y = rank − (n + 1)/2, ties sharing ranks.
with

rating as (
    select
        trap_person.person_no,
        review.period_id,
        review.period_start,
        review.period_end,
        coalesce(review.score, review.rating_ord) as value,
        coalesce(nullif(review.stage, ''), 'submitted') as stage,
        review.score is not null as is_score,
        coalesce(review.scale_id, cast(review.max_score as varchar), '') as scale
    from review
    inner join trap_person on review.person_key = trap_person.person_key
    where coalesce(review.score, review.rating_ord) is not null
        and coalesce(nullif(review.rater_relation, ''), 'manager') in ('manager', 'second_level')
    qualify
        row_number() over (
            partition by trap_person.person_no, review.period_id
            order by
                case
                    when review.stage = 'final' then 1
                    when review.stage = 'after_calibration' then 2
                    when review.rater_relation = 'second_level' then 4
                    else 3
                end,
                review.review_id
        ) = 1
),

placed as (
    select
        person_no,
        period_id,
        (
            rank() over (partition by period_id, stage, is_score, scale order by value)
            + 0.5 * count(*) over (partition by period_id, stage, is_score, scale, value)
        ) / count(*) over (partition by period_id, stage, is_score, scale) as place
    from rating
),

within_rating as (
    select distinct
        trap_period.period_id,
        rating.period_id as rating_period_id
    from trap_period
    inner join rating
        on trap_period.period_start >= rating.period_start
        and trap_period.period_end <= rating.period_end
),

pair as (
    select
        trap_row.kpi_key,
        trap_row.person_no,
        placed.period_id,
        min(trap_row.kpi_id) as kpi_id,
        avg(trap_row.zc) as result,
        min(placed.place) as rating
    from trap_row
    inner join within_rating on trap_row.period_id = within_rating.period_id
    inner join placed
        on trap_row.person_no = placed.person_no
        and within_rating.rating_period_id = placed.period_id
    where trap_row.zc is not null
        and trap_row.kpi_key <> 'private'
    group by trap_row.kpi_key, trap_row.person_no, placed.period_id
),

ranked as (
    select
        kpi_key,
        kpi_id,
        person_no,
        rank() over (partition by kpi_key order by result)
            + 0.5 * count(*) over (partition by kpi_key, result)
            - 0.5 * count(*) over (partition by kpi_key) - 1 as x,
        rank() over (partition by kpi_key order by rating)
            + 0.5 * count(*) over (partition by kpi_key, rating)
            - 0.5 * count(*) over (partition by kpi_key) - 1 as y
    from pair
)

select
    kpi_key,
    min(kpi_id) as kpi_id,
    cast(count(*) as integer) as n_pairs,
    cast(count(distinct person_no) as integer) as n_people,
    sum(x * y) / nullif(sqrt(sum(x * x)) * sqrt(sum(y * y)), 0) as r
from ranked
group by kpi_key
order by kpi_key
