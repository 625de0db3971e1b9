-- Question:   how was somebody rated for a longer time, beside the results of its last part and of the parts before?
-- Grain:      person × rating period that holds at least three periods of results, with results in the last and in half of the others
-- Parameters: none
-- One rating a person: the final one before the calibrated before the manager's. zc as in the facts: distance from the others with
-- the same goal and period. Groups are people of one unit and role, rated for one period on one scale: only
-- inside them ratings compare.
with

rated as (
    select
        person.person_no,
        coalesce(unit_place.place_id, review.unit_id, 'root') as unit_id,
        review.period_id,
        review.period_start,
        review.period_end,
        coalesce(review.role, '') || ' ' || coalesce(review.scale_id, '') || case when review.score is not null then ' score' else ' level' end as group_key,
        cast(coalesce(review.score, review.rating_ord) as double) as rating
    from review
    inner join trap_person as person on review.person_key = person.person_key
    left join unit_place on review.unit_id = unit_place.unit_id
    where coalesce(review.score, review.rating_ord) is not null
        and coalesce(nullif(review.rater_relation, ''), 'manager') in ('manager', 'second_level')
    qualify
        row_number() over (
            partition by review.person_key, review.period_id
            order by
                case coalesce(review.stage, 'submitted')
                    when 'final' then 1
                    when 'after_calibration' then 2
                    when 'submitted' then 3
                    else 4
                end,
                case when review.score is not null then 1 else 2 end,
                review.review_id
        ) = 1
),

part as (
    select
        rated_period.period_id,
        trap_period.period_id as part_id,
        row_number() over (partition by rated_period.period_id order by trap_period.period_start desc) as from_last,
        count(*) over (partition by rated_period.period_id) as n_parts
    from (select distinct period_id, period_start, period_end from rated) as rated_period
    inner join trap_period
        on trap_period.period_start >= rated_period.period_start
        and trap_period.period_end <= rated_period.period_end
    where trap_period.period_no is not null
),

reached as (
    select
        person_no,
        period_id as part_id,
        avg(zc) as part_z
    from trap_row
    where zc is not null
        and person_no is not null
    group by person_no, period_id
),

paired as (
    select
        rated.unit_id,
        rated.period_id,
        rated.group_key,
        rated.person_no,
        rated.rating,
        part.n_parts,
        avg(case when part.from_last = 1 then reached.part_z end) as last_z,
        avg(case when part.from_last > 1 then reached.part_z end) as rest_z,
        count(case when part.from_last > 1 then reached.part_z end) as n_rest
    from rated
    inner join part on rated.period_id = part.period_id
    inner join reached on rated.person_no = reached.person_no and part.part_id = reached.part_id
    where part.n_parts >= 3
    group by rated.unit_id, rated.period_id, rated.group_key, rated.person_no, rated.rating, part.n_parts
)

select
    unit_id,
    cast(dense_rank() over (order by unit_id, period_id, group_key) - 1 as integer) as group_no,
    person_no,
    period_id,
    cast(n_parts as integer) as n_parts,
    rating,
    last_z,
    rest_z
from paired
where last_z is not null
    and 2 * n_rest >= n_parts - 1
order by unit_id, group_no, person_no
