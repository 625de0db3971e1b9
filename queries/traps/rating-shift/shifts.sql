-- Question:   how far do the ratings of the same people move from one source or cycle to the next, beyond their results?
-- Grain:      contrast × unit; sums over people
-- Parameters: none
-- In standard deviations of the later scale:  d = Δrating − b·Δzc,  d0 = Δrating − b·Δz0 (distance from the original targets).
-- Sources of one period: self, manager, before calibration, after it, final; each with the one before it on the same scale; results are
-- the same. Cycles: the mean rating of each person after a boundary with the mean before it, and the last cycle with the first, of
-- people who stayed in their unit and on their scale. b: slope of ratings on zc within unit, period and scale. from_left: the earlier rating less b·zc, for sources.
with

spread as (
    select
        scale_key,
        stddev_samp(value) as sd_value
    from trap_rating
    group by scale_key
    having stddev_samp(value) > 0
),

overall as (
    select
        trap_rating.person_no,
        trap_rating.unit_id,
        trap_rating.period_id,
        trap_rating.scale_key,
        trap_period.kind,
        trap_rating.value / spread.sd_value as y,
        trap_rating.zc_mean as zc,
        trap_rating.z0_mean as z0,
        coalesce(trap_rating.n_zc, 0) as n_results,
        dense_rank() over (partition by trap_period.kind order by trap_rating.period_start, trap_rating.period_id) as cycle_no
    from trap_rating
    inner join spread on trap_rating.scale_key = spread.scale_key
    inner join trap_period on trap_rating.period_id = trap_period.period_id
    where trap_rating.is_overall
),

centred as (
    select
        y - avg(y) over alike as y,
        zc - avg(zc) over alike as zc
    from overall
    where zc is not null
    window alike as (partition by unit_id, period_id, scale_key)
),

slope as (
    select coalesce(sum(y * zc) / nullif(sum(zc * zc), 0), 0) as b
    from centred
),

-- Each boundary between two cycles, named by the cycles on its sides.
cycle as (
    select distinct
        kind,
        cycle_no,
        period_id
    from overall
),

boundary as (
    select
        earlier.kind,
        earlier.cycle_no,
        earlier.period_id as from_key,
        later.period_id as to_key,
        row_number() over (partition by earlier.kind, earlier.cycle_no order by earlier.period_id, later.period_id) as place
    from cycle as earlier
    inner join cycle as later on earlier.kind = later.kind and later.cycle_no = earlier.cycle_no + 1
),

both_sides as (
    select
        boundary.from_key,
        boundary.to_key,
        overall.person_no,
        overall.unit_id,
        overall.scale_key,
        overall.period_id,
        overall.n_results,
        overall.cycle_no > boundary.cycle_no as is_after,
        overall.y,
        overall.zc,
        overall.z0
    from overall
    inner join boundary on overall.kind = boundary.kind
    where boundary.place = 1
        and overall.zc is not null
    union all
    -- The first cycle beside the last: a slow drift shows most there.
    select
        first_cycle.period_id as from_key,
        last_cycle.period_id as to_key,
        overall.person_no,
        overall.unit_id,
        overall.scale_key,
        overall.period_id,
        overall.n_results,
        overall.cycle_no > 1 as is_after,
        overall.y,
        overall.zc,
        overall.z0
    from overall
    inner join cycle as first_cycle on overall.kind = first_cycle.kind and first_cycle.cycle_no = 1
    inner join cycle as last_cycle on overall.kind = last_cycle.kind
    where last_cycle.cycle_no > 2
        and last_cycle.cycle_no = (select max(cycle.cycle_no) from cycle where cycle.kind = overall.kind)
        and overall.cycle_no in (1, last_cycle.cycle_no)
        and overall.zc is not null
),

cycle_pair as (
    select
        'cycle' as contrast,
        both_sides.from_key,
        both_sides.to_key,
        both_sides.unit_id,
        both_sides.person_no,
        sum(case when both_sides.is_after then both_sides.n_results else 0 end) as n_results,
        avg(case when both_sides.is_after then both_sides.y end) - avg(case when not both_sides.is_after then both_sides.y end)
            as raw,
        avg(case when both_sides.is_after then both_sides.y - slope.b * both_sides.zc end)
            - avg(case when not both_sides.is_after then both_sides.y - slope.b * both_sides.zc end) as d,
        avg(case when both_sides.is_after then both_sides.y - slope.b * both_sides.z0 end)
            - avg(case when not both_sides.is_after then both_sides.y - slope.b * both_sides.z0 end) as d0,
        cast(null as double) as from_left,
        min(both_sides.period_id) as first_period,
        max(both_sides.period_id) as last_period
    from both_sides
    cross join slope
    group by both_sides.from_key, both_sides.to_key, both_sides.unit_id, both_sides.person_no, both_sides.scale_key
    having count(case when both_sides.is_after then 1 end) > 0
        and count(case when not both_sides.is_after then 1 end) > 0
),

source as (
    select
        trap_rating.person_no,
        trap_rating.unit_id,
        trap_rating.period_id,
        trap_rating.value,
        trap_rating.is_score,
        trap_rating.scale_max,
        trap_rating.zc_mean,
        spread.sd_value,
        coalesce(trap_rating.n_zc, 0) as n_results,
        case
            when trap_rating.relation = 'self' then 1
            when trap_rating.relation = 'manager' and trap_rating.stage = 'submitted' then 2
            when trap_rating.stage = 'before_calibration' then 3
            when trap_rating.stage = 'after_calibration' then 4
            when trap_rating.stage = 'final' then 5
        end as source_no
    from trap_rating
    inner join spread on trap_rating.scale_key = spread.scale_key
    where (trap_rating.relation = 'self' and trap_rating.stage = 'submitted')
        or (trap_rating.relation = 'manager' and trap_rating.stage in ('submitted', 'before_calibration', 'after_calibration'))
        or (trap_rating.relation in ('manager', 'final') and trap_rating.stage = 'final')
    qualify
        row_number() over (
            partition by trap_rating.person_no, trap_rating.period_id, trap_rating.relation, trap_rating.stage
            order by case when trap_rating.is_score then 1 else 0 end, trap_rating.review_id
        ) = 1
),

in_order as (
    select
        *,
        lag(value) over chain as value_before,
        lag(is_score) over chain as is_score_before,
        lag(scale_max) over chain as max_before,
        lag(source_no) over chain as source_before
    from source
    window chain as (partition by person_no, period_id order by source_no)
),

source_pair as (
    select
        'source' as contrast,
        cast(source_before as varchar) as from_key,
        cast(source_no as varchar) as to_key,
        unit_id,
        person_no,
        n_results,
        (value - value_before) / sd_value as raw,
        (value - value_before) / sd_value as d,
        (value - value_before) / sd_value as d0,
        value_before / sd_value - slope.b * zc_mean as from_left,
        period_id as first_period,
        period_id as last_period
    from in_order
    cross join slope
    where value_before is not null
        and source_before < source_no
        and is_score = is_score_before
        and (
            (not is_score and scale_max = max_before)
            or (is_score and scale_max between 0.8 * max_before and 1.25 * max_before)
        )
),

pair as (
    select * from cycle_pair
    union all
    select * from source_pair
),

person as (
    select
        contrast,
        from_key,
        to_key,
        unit_id,
        person_no,
        count(*) as n_pairs,
        sum(n_results) as n_results,
        avg(raw) as raw,
        avg(d) as d,
        avg(d0) as d0,
        avg(from_left) as from_left,
        min(first_period) as first_period,
        max(last_period) as last_period
    from pair
    where d is not null
    group by contrast, from_key, to_key, unit_id, person_no
)

select
    contrast,
    from_key,
    to_key,
    unit_id,
    cast(count(*) as integer) as n_people,
    cast(sum(n_pairs) as integer) as n_pairs,
    cast(sum(n_results) as integer) as n_results,
    sum(raw) as sum_raw,
    sum(d) as sum_d,
    coalesce(var_samp(d), 0) * (count(*) - 1) as ss_d,
    coalesce(sum(d0), 0) as sum_d0,
    coalesce(var_samp(d0), 0) * (count(*) - 1) as ss_d0,
    avg(from_left) as mean_from_left,
    min(first_period) as first_period,
    max(last_period) as last_period
from person
group by contrast, from_key, to_key, unit_id
order by contrast, from_key, to_key, unit_id
