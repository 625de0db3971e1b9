-- Question:   which criteria were scored in each form?
-- Grain:      review × criterion with a score
-- Parameters: none
-- The line manager stands for the rater of a manager's form that names none; an unknown peer stays unknown.
with

-- Two exports may tell of one form, one of them without its unit.
form as (
    select
        review_id,
        period_id,
        person_key,
        unit_id,
        coalesce(nullif(rater_relation, ''), 'manager') as relation,
        case
            when coalesce(nullif(rater_relation, ''), 'manager') = 'manager' then coalesce(rater_key, manager_key)
            else rater_key
        end as rater_key
    from review
    where review_id is not null
    qualify
        row_number() over (
            partition by review_id, period_id
            order by
                case when person_key is null then 1 else 0 end,
                case when coalesce(unit_id, 'root') = 'root' then 1 else 0 end,
                case when coalesce(rater_key, manager_key) is null then 1 else 0 end,
                batch_id desc,
                src_row
        ) = 1
)

select
    criterion_score.review_id,
    person.person_no,
    coalesce(nullif(coalesce(unit_place.place_id, form.unit_id), 'root'), person.home_unit_id, 'root') as unit_id,
    rater.person_no as rater_no,
    form.relation,
    criterion_score.period_id,
    criterion_score.period_start,
    criterion_score.criterion_id,
    criterion_score.score,
    coalesce(
        criterion_score.max_score,
        max(criterion_score.max_score) over (partition by criterion_score.criterion_id, criterion_score.period_id),
        max(criterion_score.score) over (partition by criterion_score.criterion_id)
    ) as max_score
from criterion_score
inner join form on criterion_score.review_id = form.review_id and criterion_score.period_id = form.period_id
left join unit_place on form.unit_id = unit_place.unit_id
left join trap_person as person on form.person_key = person.person_key
left join trap_person as rater on form.rater_key = rater.person_key
where criterion_score.score is not null
order by criterion_score.period_start, criterion_score.review_id, criterion_score.criterion_id
