-- Question:   which criteria were scored in each form?
-- Grain:      review × criterion with a score
-- Parameters: none
select
    criterion_score.review_id,
    person.person_no,
    coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
    rater.person_no as rater_no,
    coalesce(nullif(review.rater_relation, ''), 'manager') as relation,
    criterion_score.period_id,
    criterion_score.period_start,
    criterion_score.criterion_id,
    criterion_score.score,
    coalesce(
        criterion_score.max_score,
        max(criterion_score.score) over (partition by criterion_score.criterion_id)
    ) as max_score
from criterion_score
inner join review on criterion_score.review_id = review.review_id and criterion_score.period_id = review.period_id
left join unit_place on review.unit_id = unit_place.unit_id
left join trap_person as person on review.person_key = person.person_key
left join trap_person as rater on coalesce(review.rater_key, review.manager_key) = rater.person_key
where criterion_score.score is not null
order by criterion_score.period_start, criterion_score.review_id, criterion_score.criterion_id
