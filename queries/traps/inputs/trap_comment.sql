-- Question:   what was written in each form?
-- Grain:      comment on a review
-- Parameters: none
-- Needed only while a snapshot is built: the text goes into no table of it. Of several deliveries of a comment the one that stands
-- counts. The line manager stands for the rater of a manager's form that names none; an unknown peer stays unknown.
select
    written.comment_id,
    review.review_id,
    person.person_no,
    coalesce(nullif(coalesce(unit_place.place_id, review.unit_id), 'root'), person.home_unit_id, 'root') as unit_id,
    rater.person_no as rater_no,
    review.period_id,
    written.author_relation,
    written.text
from stored.comment as written
inner join comment on written.comment_id = comment.comment_id and written.batch_id = comment.batch_id
inner join review on written.comment_id = review.comment_id
left join unit_place on review.unit_id = unit_place.unit_id
left join trap_person as person on review.person_key = person.person_key
left join trap_person as rater
    on rater.person_key = case
        when coalesce(nullif(review.rater_relation, ''), 'manager') <> 'manager' then review.rater_key
        else coalesce(review.rater_key, review.manager_key)
    end
where written.text is not null
    and coalesce(written.author_relation, 'manager') <> 'self'
qualify
    row_number() over (
        partition by written.comment_id, review.review_id, review.period_id
        order by written.src_sheet, written.src_row
    ) = 1
order by review.period_id, review.review_id, written.comment_id
