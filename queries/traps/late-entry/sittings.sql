-- Question:   how many of a unit's ratings of one period were handed in within the busiest hour?
-- Grain:      unit × rating period with ratings whose time of day is known
-- Parameters: none
-- Midnight stands for a date without a time. One rating a person, the first stage of it: later ones are often stamped by a system.
with

timed as (
    select
        coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
        review.period_id,
        review.period_start,
        review.person_key,
        coalesce(review.rater_key, review.manager_key) as rater_key,
        (cast(review.submitted_at as date) - cast('2000-01-01' as date)) * 1440
        + cast(extract(hour from review.submitted_at) as integer) * 60
        + cast(extract(minute from review.submitted_at) as integer) as at_minute
    from review
    left join unit_place on review.unit_id = unit_place.unit_id
    where review.submitted_at is not null
        and review.submitted_at <> cast(cast(review.submitted_at as date) as timestamp)
        and coalesce(review.score, review.rating_ord) is not null
        and coalesce(nullif(review.rater_relation, ''), 'manager') in ('manager', 'second_level')
    qualify
        row_number() over (
            partition by review.person_key, review.period_id
            order by
                case coalesce(review.stage, 'submitted')
                    when 'submitted' then 1
                    when 'before_calibration' then 2
                    when 'after_calibration' then 3
                    else 4
                end,
                review.submitted_at,
                review.review_id
        ) = 1
),

windows as (
    select
        unit_id,
        period_id,
        person_key,
        rater_key,
        count(*) over (
            partition by unit_id, period_id
            order by at_minute
            range between current row and 59 following
        ) as n_within_hour
    from timed
)

select
    unit_id,
    period_id,
    cast(count(*) as integer) as n_ratings,
    cast(count(distinct person_key) as integer) as n_people,
    cast(count(distinct rater_key) as integer) as n_raters,
    cast(max(n_within_hour) as integer) as n_in_busiest_hour
from windows
group by unit_id, period_id
order by unit_id, period_id
