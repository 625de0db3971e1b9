-- Question:   how many of the people who were there at the end have a result or a rating of that time?
-- Grain:      unit × last period with results
-- Parameters: none
-- There: by the roster, for the whole period, and not excused (trap_there); only roles of which at least half are appraised
-- anywhere. A result has an actual or a score, or says that it is exempt. Ratings count where their period holds the last one.
with

last_period as (
    select
        period_no,
        period_id,
        period_start,
        period_end
    from trap_period
    where period_no is not null
        and period_id in (select period_id from trap_row where person_no is not null and (actual is not null or score is not null))
    order by period_no desc
    limit 1
),

there as (
    select
        trap_there.person_no,
        trap_there.unit_id,
        trap_there.role
    from trap_there
    inner join last_period on trap_there.period_no = last_period.period_no
    where trap_there.is_whole
        and not trap_there.is_excused
),

counted as (
    select distinct person_no
    from (
        select trap_row.person_no
        from trap_row
        inner join last_period on trap_row.period_id = last_period.period_id
        where trap_row.person_no is not null
            and (trap_row.actual is not null or trap_row.score is not null or trap_row.actual_null in ('NOT_ASSESSED', 'NOT_APPLICABLE'))
        union all
        select trap_rating.person_no
        from trap_rating
        inner join last_period
            on trap_rating.period_start <= last_period.period_start
            and trap_rating.period_end >= last_period.period_end
        where trap_rating.is_overall
    ) as either
),

-- A roster that knows few of the people with results is a list of something else.
known as (
    select count(there.person_no) >= 0.8 * count(*) as is_usable
    from counted
    left join there on counted.person_no = there.person_no
),

appraised_role as (
    select there.role
    from there
    left join counted on there.person_no = counted.person_no
    group by there.role
    having count(counted.person_no) >= 0.5 * count(*)
)

select
    there.unit_id,
    cast(count(*) as integer) as n_there,
    cast(count(counted.person_no) as integer) as n_counted
from there
inner join known on known.is_usable
inner join appraised_role on there.role = appraised_role.role
left join counted on there.person_no = counted.person_no
group by there.unit_id
order by there.unit_id
