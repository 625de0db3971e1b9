-- Question:   what do the weights of each scorecard add up to, unit by unit?
-- Grain:      unit × total of a scorecard, in whole percent; a scorecard is a person (or unit) and a period
-- Parameters: $tolerance (points of 100 that a total may miss 100 by)
-- weight_total is the total as delivered; without it the weights that were read are added up. Bonus items weigh nothing and add
-- nothing. Two part-time posts in two units are one scorecard: its parts add up to 100 together.
with

scorecard as (
    select
        person_no,
        case when person_no is null then unit_id end as unit_of_its_own,
        period_id,
        min(unit_id) as unit_id,
        coalesce(max(weight_total), 100 * sum(weight)) as total,
        100 * sum(weight) as read_total,
        count(*) as n_rows
    from trap_row
    where weight is not null
        or weight_total is not null
    group by person_no, case when person_no is null then unit_id end, period_id
),

judged as (
    select
        unit_id,
        person_no,
        period_id,
        n_rows,
        case
            when total between 0.9 and 1.1 then 100 * total
            else total
        end as total
    from scorecard
)

select
    unit_id,
    cast(round(total) as integer) as total_percent,
    abs(total - 100) > $tolerance as is_off,
    cast(count(*) as integer) as n_scorecards,
    cast(count(distinct person_no) as integer) as n_people,
    cast(sum(n_rows) as integer) as n_rows,
    min(period_id) as first_period,
    max(period_id) as last_period
from judged
group by unit_id, round(total), abs(total - 100) > $tolerance
order by unit_id, total_percent, is_off
