-- Question:   how much of the form of each rater is documented to rest on results?
-- Grain:      rater whose forms weigh their criteria and name one of results
-- Parameters: none
-- A criterion of results says so in its name or dimension; forms without such a name say nothing about the weight.
with

named as (
    select
        trap_criterion.rater_no,
        trap_criterion.review_id,
        trap_criterion.period_id,
        criterion_score.weight,
        lower(coalesce(criterion_score.criterion, '') || ' ' || coalesce(criterion_score.dimension, '')) as words
    from trap_criterion
    inner join criterion_score
        on trap_criterion.review_id = criterion_score.review_id
        and trap_criterion.period_id = criterion_score.period_id
        and trap_criterion.criterion_id = criterion_score.criterion_id
    where trap_criterion.rater_no is not null
        and trap_criterion.relation = 'manager'
),

form as (
    select
        rater_no,
        review_id,
        period_id,
        sum(weight) as total_weight,
        sum(case
            when words like '%业绩%'
                or words like '%绩效%'
                or words like '%结果%'
                or words like '%目标%'
                or words like '%指标%'
                or words like '%kpi%'
                or words like '%result%'
                or words like '%goal%'
                or words like '%objective%'
                then weight
        end) as results_weight
    from named
    group by rater_no, review_id, period_id
)

select
    rater_no,
    avg(results_weight / total_weight) as results_share
from form
where results_weight > 0
    and total_weight > 0
group by rater_no
order by rater_no
