-- Question:   what was written in each form?
-- Grain:      comment on a review
-- Parameters: none
-- Needed only while a snapshot is built: the text goes into no table of it.
select
    comment.comment_id,
    review.review_id,
    person.person_no,
    coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
    rater.person_no as rater_no,
    review.period_id,
    comment.author_relation,
    comment.text
from stored.comment as comment
inner join review on comment.comment_id = review.comment_id
left join unit_place on review.unit_id = unit_place.unit_id
left join trap_person as person on review.person_key = person.person_key
left join trap_person as rater on coalesce(review.rater_key, review.manager_key) = rater.person_key
where comment.text is not null
    and coalesce(comment.author_relation, 'manager') <> 'self'
order by review.period_id, review.review_id, comment.comment_id
