-- Question:   which ratings were given, by whom, on which scale, and what did the same person reach in that time?
-- Grain:      person × period × rater × stage with a value
-- Parameters: none
-- value is the score, else the level's place, else the weighted mean of the criteria where a form has no total. is_overall marks the
-- one rating of a person and period that counts (final before calibrated before the manager's), is_by_rater the one whose rater is
-- known (the manager's before the final). The line manager stands for the rater of a manager's or final rating that names none; an
-- unknown peer stays unknown. is_max_stated: scale_max was delivered, as the full score or in a list of levels. zc_mean, z0_mean: the person's mean over the results whose periods lie within the rating's.
with

-- Two exports may tell of one form, one without its total or its unit: the fuller one stands.
form as (
    select
        review_id,
        person_key,
        unit_id,
        manager_key,
        role,
        rater_key,
        rater_relation,
        stage,
        score,
        max_score,
        rating_raw,
        rating_ord,
        scale_id,
        forced_group,
        submitted_at,
        comment_id,
        period_id,
        period_start,
        period_end
    from review
    where person_key is not null
        and period_id is not null
    qualify
        review_id is null
        or row_number() over (
            partition by review_id, period_id
            order by
                case when coalesce(score, rating_ord) is null then 1 else 0 end,
                case when coalesce(unit_id, 'root') = 'root' then 1 else 0 end,
                batch_id desc,
                src_row
        ) = 1
),

criteria_total as (
    select
        review_id,
        period_id,
        round(
            case
                when count(weight) = count(*) and sum(weight) > 0 then sum(score * weight) / sum(weight)
                else avg(score)
            end,
            6
        ) as score,
        max(max_score) as max_score
    from criterion_score
    where score is not null
    group by review_id, period_id
    having count(max_score) = 0
        or (count(max_score) = count(*) and min(max_score) = max(max_score))
),

named as (
    select
        form.review_id,
        form.comment_id,
        person.person_no,
        coalesce(nullif(coalesce(unit_place.place_id, form.unit_id), 'root'), person.home_unit_id, 'root') as unit_id,
        case
            when coalesce(form.rater_relation, 'manager') = 'manager' then coalesce(form.rater_key, form.manager_key)
            else form.rater_key
        end as rater_key,
        form.role,
        coalesce(nullif(form.rater_relation, ''), case when form.stage = 'final' then 'final' else 'manager' end) as relation,
        coalesce(nullif(form.stage, ''), 'submitted') as stage,
        form.period_id,
        form.period_start,
        form.period_end,
        coalesce(form.score, form.rating_ord, criteria_total.score) as value,
        coalesce(form.rating_raw, cast(coalesce(form.score, form.rating_ord, criteria_total.score) as varchar)) as level,
        form.score is not null or form.rating_ord is null as is_score,
        form.score is null and form.rating_ord is null as is_derived,
        coalesce(form.scale_id, 'level') as level_scale,
        case
            when form.score is not null then form.max_score
            when form.rating_ord is null then criteria_total.max_score
        end as stated_max,
        form.forced_group,
        form.submitted_at
    from form
    left join criteria_total on form.review_id = criteria_total.review_id and form.period_id = criteria_total.period_id
    left join unit_place on form.unit_id = unit_place.unit_id
    inner join trap_person as person on form.person_key = person.person_key
    where coalesce(form.score, form.rating_ord, criteria_total.score) is not null
),

-- A file names the smallest set of levels that has all of its own, so one scale may come under several ids. A set joins the most
-- used set of its source where they share levels, and every shared level stands at the same place.
level_use as (
    select
        relation,
        stage,
        level_scale,
        level,
        min(value) as place,
        count(*) as n
    from named
    where not is_score
    group by relation, stage, level_scale, level
),

main_level_scale as (
    select
        relation,
        stage,
        level_scale
    from level_use
    group by relation, stage, level_scale
    qualify row_number() over (partition by relation, stage order by sum(n) desc, level_scale) = 1
),

joined_level_scale as (
    select
        own.relation,
        own.stage,
        own.level_scale,
        main.level_scale as main_scale
    from level_use as own
    inner join main_level_scale as main on own.relation = main.relation and own.stage = main.stage
    inner join level_use as of_main
        on main.relation = of_main.relation
        and main.stage = of_main.stage
        and main.level_scale = of_main.level_scale
        and own.level = of_main.level
    group by own.relation, own.stage, own.level_scale, main.level_scale
    having max(abs(own.place - of_main.place)) = 0
),

level_top as (
    select
        scale_id,
        max(ord) as top_place
    from rating_scale
    group by scale_id
),

-- Without a stated maximum the middle score tells scales of 1, 5, 10 and more apart; a unit may have a scale of its own.
unstated as (
    select
        relation,
        stage,
        is_derived,
        period_id,
        unit_id,
        value,
        count(*) over source_period as n_of_period,
        row_number() over (source_period order by value) as place_in_period,
        count(*) over of_unit as n_of_unit,
        row_number() over (of_unit order by value) as place_in_unit
    from named
    where is_score
        and stated_max is null
    window
        source_period as (partition by relation, stage, is_derived, period_id),
        of_unit as (partition by relation, stage, is_derived, period_id, unit_id)
),

middle as (
    select
        relation,
        stage,
        is_derived,
        period_id,
        avg(value) as middle_value
    from unstated
    where 2 * place_in_period between n_of_period and n_of_period + 2
    group by relation, stage, is_derived, period_id
),

unit_middle as (
    select
        relation,
        stage,
        is_derived,
        period_id,
        unit_id,
        avg(value) as middle_value
    from unstated
    where 2 * place_in_unit between n_of_unit and n_of_unit + 2
        and n_of_unit >= 5
    group by relation, stage, is_derived, period_id, unit_id
),

bounded as (
    select
        named.*,
        case
            when not named.is_score or named.stated_max is not null then null
            when unit_middle.middle_value >= 3 * middle.middle_value then unit_middle.middle_value
            when 3 * unit_middle.middle_value <= middle.middle_value then unit_middle.middle_value
            else middle.middle_value
        end as middle_value,
        coalesce(joined_level_scale.main_scale, named.level_scale) as level_set
    from named
    left join joined_level_scale
        on named.relation = joined_level_scale.relation
        and named.stage = joined_level_scale.stage
        and named.level_scale = joined_level_scale.level_scale
    left join middle
        on named.relation = middle.relation
        and named.stage = middle.stage
        and named.is_derived = middle.is_derived
        and named.period_id = middle.period_id
    left join unit_middle
        on named.relation = unit_middle.relation
        and named.stage = unit_middle.stage
        and named.is_derived = unit_middle.is_derived
        and named.period_id = unit_middle.period_id
        and named.unit_id = unit_middle.unit_id
),

-- Scores of one source of opinion on one maximum are one scale.
placed as (
    select
        bounded.*,
        rater.person_no as rater_no,
        case
            when bounded.middle_value <= 1 then 1
            when bounded.middle_value <= 5 then 5
            when bounded.middle_value <= 10 then 10
        end as likely_max,
        bounded.relation || ' ' || bounded.stage || case
            when not bounded.is_score then ' ' || bounded.level_set
            when bounded.stated_max is not null then ' score ' || cast(bounded.stated_max as varchar)
            when bounded.middle_value <= 1 then ' score to 1'
            when bounded.middle_value <= 5 then ' score to 5'
            when bounded.middle_value <= 10 then ' score to 10'
            else ' score '
        end || case when bounded.is_derived then ' of criteria' else '' end as scale_key,
        level_top.top_place,
        case
            when bounded.relation in ('self', 'peer', 'upward', 'customer', 'other') then null
            when bounded.stage = 'final' then 1
            when bounded.stage = 'after_calibration' then 2
            when bounded.relation = 'manager' and bounded.stage = 'submitted' then 3
            when bounded.relation = 'second_level' then 4
            when bounded.stage = 'before_calibration' then 5
            else 6
        end as overall_rank,
        case
            when bounded.relation in ('self', 'peer', 'upward', 'customer', 'other') or bounded.rater_key is null then null
            when bounded.relation = 'manager' and bounded.stage = 'submitted' then 1
            when bounded.stage = 'before_calibration' then 2
            when bounded.stage = 'final' then 3
            when bounded.stage = 'after_calibration' then 4
            else 5
        end as rater_rank
    from bounded
    left join trap_person as rater on bounded.rater_key = rater.person_key
    left join level_top on not bounded.is_score and bounded.level_scale = level_top.scale_id
),

result_in_period as (
    select
        trap_person_period.person_no,
        rated.period_id,
        min(trap_person_period.role) as role,
        sum(trap_person_period.zc_mean * trap_person_period.n_zc) / nullif(sum(trap_person_period.n_zc), 0) as zc_mean,
        sum(trap_person_period.z0_mean * trap_person_period.n_zc) / nullif(sum(trap_person_period.n_zc), 0) as z0_mean,
        cast(sum(trap_person_period.n_zc) as integer) as n_zc
    from trap_person_period
    inner join (select distinct person_no, period_id, period_start, period_end from placed) as rated
        on trap_person_period.person_no = rated.person_no
        and trap_person_period.period_start >= rated.period_start
        and trap_person_period.period_end <= rated.period_end
    group by trap_person_period.person_no, rated.period_id
)

select
    placed.review_id,
    placed.comment_id,
    placed.person_no,
    placed.unit_id,
    placed.rater_no,
    coalesce(placed.role, result_in_period.role) as role,
    placed.relation,
    placed.stage,
    placed.period_id,
    placed.period_start,
    placed.period_end,
    cast(placed.value as double) as value,
    placed.level,
    placed.is_score,
    placed.scale_key,
    cast(coalesce(
        placed.stated_max,
        greatest(
            coalesce(placed.likely_max, max(coalesce(placed.top_place, placed.value)) over same_scale),
            max(placed.value) over same_scale
        )
    ) as double) as scale_max,
    coalesce(placed.stated_max, placed.top_place) is not null as is_max_stated,
    placed.forced_group,
    placed.submitted_at,
    coalesce(
        placed.overall_rank is not null
        and row_number() over (
            partition by placed.person_no, placed.period_id
            order by
                case when placed.overall_rank is null then 1 else 0 end,
                placed.overall_rank,
                case when placed.is_derived then 2 when placed.is_score then 1 else 0 end,
                placed.review_id
        ) = 1,
        false
    ) as is_overall,
    coalesce(
        placed.rater_rank is not null
        and row_number() over (
            partition by placed.person_no, placed.period_id
            order by
                case when placed.rater_rank is null then 1 else 0 end,
                placed.rater_rank,
                case when placed.is_derived then 1 else 0 end,
                placed.review_id
        ) = 1,
        false
    ) as is_by_rater,
    result_in_period.zc_mean,
    result_in_period.z0_mean,
    result_in_period.n_zc
from placed
left join result_in_period
    on placed.person_no = result_in_period.person_no
    and placed.period_id = result_in_period.period_id
window same_scale as (partition by placed.scale_key)
order by placed.period_start, placed.period_id, placed.unit_id, placed.person_no, placed.review_id
