-- Question:   are the people of a unit's last period those of its first, and how did those present in both do beside all?
-- Grain:      unit with results of people
-- Parameters: none
-- First and last are the unit's own. A person's z at either end is the mean over the first (last) quarter of the unit's periods, at
-- least one: z = (r0 − 1)/scale of the KPI, cut at ±6. Stayers are in both sets, leavers only in the first, joiners only in the last.
with

presence as (
    select
        unit_id,
        person_no,
        period_no,
        min(manager_no) as manager_no,
        avg(case
            when scale_ratio > 0 and r0 is not null then least(greatest((r0 - 1) / scale_ratio, -6.0), 6.0)
        end) as z
    from trap_row
    where person_no is not null
        and period_no is not null
    group by unit_id, person_no, period_no
),

span as (
    select
        unit_id,
        min(period_no) as first_no,
        max(period_no) as last_no,
        greatest(1, floor(count(distinct period_no) / 4.0)) as n_end_periods
    from presence
    group by unit_id
),

people as (
    select
        presence.unit_id,
        presence.person_no,
        span.first_no,
        span.last_no,
        max(case when presence.period_no = span.first_no then 1 else 0 end) as is_first,
        max(case when presence.period_no = span.last_no then 1 else 0 end) as is_last,
        max(case when presence.period_no = span.first_no then presence.manager_no end) as first_manager_no,
        max(case when presence.period_no = span.last_no then presence.manager_no end) as last_manager_no,
        avg(case when presence.period_no < span.first_no + span.n_end_periods then presence.z end) as first_z,
        avg(case when presence.period_no > span.last_no - span.n_end_periods then presence.z end) as last_z
    from presence
    inner join span on presence.unit_id = span.unit_id
    group by presence.unit_id, presence.person_no, span.first_no, span.last_no
),

-- People of the unit's first period who are at the end in a unit that is younger: the unit was split.
split_to as (
    select
        before.unit_id,
        after.unit_id as other_unit_id,
        count(*) as n_moved
    from people as before
    inner join people as after
        on before.person_no = after.person_no
        and before.unit_id <> after.unit_id
        and before.first_no < after.first_no
    where before.is_first = 1
        and after.is_last = 1
    group by before.unit_id, after.unit_id
),

-- People of the unit's last period who were at first in a unit that is no more: it was merged into this one.
merged_from as (
    select
        after.unit_id,
        before.unit_id as other_unit_id,
        count(*) as n_moved
    from people as after
    inner join people as before
        on after.person_no = before.person_no
        and after.unit_id <> before.unit_id
        and before.last_no < after.last_no
    where before.is_first = 1
        and after.is_last = 1
    group by after.unit_id, before.unit_id
),

manager_share as (
    select
        unit_id,
        first_manager_no as manager_no,
        'first' as at_end,
        count(*) as n_people,
        sum(count(*)) over (partition by unit_id) as n_all
    from people
    where is_first = 1
    group by unit_id, first_manager_no
    union all
    select
        unit_id,
        last_manager_no as manager_no,
        'last' as at_end,
        count(*) as n_people,
        sum(count(*)) over (partition by unit_id) as n_all
    from people
    where is_last = 1
    group by unit_id, last_manager_no
),

-- A head is the manager of more than half of the people. The old one has gone only when nobody of the last period reports there.
new_head as (
    select distinct first_head.unit_id
    from manager_share as first_head
    inner join manager_share as last_head on first_head.unit_id = last_head.unit_id
    left join manager_share as still
        on first_head.unit_id = still.unit_id
        and first_head.manager_no = still.manager_no
        and still.at_end = 'last'
    where first_head.at_end = 'first'
        and last_head.at_end = 'last'
        and first_head.manager_no is not null
        and last_head.manager_no is not null
        and first_head.manager_no <> last_head.manager_no
        and 2 * first_head.n_people > first_head.n_all
        and 2 * last_head.n_people > last_head.n_all
        and still.unit_id is null
),

announced as (
    select distinct span.unit_id
    from event
    left join unit_place on event.unit_id = unit_place.unit_id
    inner join span on coalesce(unit_place.place_id, event.unit_id) = span.unit_id
    inner join trap_period as first_period on span.first_no = first_period.period_no
    inner join trap_period as last_period on span.last_no = last_period.period_no
    where event.kind = 'reorg'
        and event.starts_on > first_period.period_start
        and event.starts_on <= last_period.period_end
),

-- People of the unit's first period whom no unit has at its end.
gone as (
    select
        before.unit_id,
        count(*) as n_gone
    from people as before
    where before.is_first = 1
        and not exists (
            select 1
            from people as after
            where after.person_no = before.person_no
                and after.is_last = 1
        )
    group by before.unit_id
),

counts as (
    select
        unit_id,
        first_no,
        last_no,
        sum(is_first) as n_first,
        sum(is_last) as n_last,
        sum(is_first * is_last) as n_stayers,
        count(case when is_first * is_last = 1 and first_z is not null and last_z is not null then 1 end) as n_panel,
        avg(case when is_first * is_last = 1 and last_z is not null then first_z end) as panel_first_z,
        avg(case when is_first * is_last = 1 and first_z is not null then last_z end) as panel_last_z,
        stddev_samp(case when is_first * is_last = 1 and last_z is not null then first_z end) as panel_first_sd,
        stddev_samp(case when is_first * is_last = 1 and first_z is not null then last_z end) as panel_last_sd,
        avg(case when is_first * is_last = 1 then first_z * last_z end) as panel_product,
        count(case when is_first = 1 and is_last = 0 then first_z end) as n_leavers,
        avg(case when is_first = 1 and is_last = 0 then first_z end) as leavers_z,
        stddev_samp(case when is_first = 1 and is_last = 0 then first_z end) as leavers_sd,
        count(case when is_first = 0 and is_last = 1 then last_z end) as n_joiners,
        avg(case when is_first = 0 and is_last = 1 then last_z end) as joiners_z,
        stddev_samp(case when is_first = 0 and is_last = 1 then last_z end) as joiners_sd
    from people
    where is_first + is_last > 0
    group by unit_id, first_no, last_no
)

select
    counts.unit_id,
    cast(counts.first_no as integer) as first_no,
    cast(counts.last_no as integer) as last_no,
    first_period.period_id as first_period,
    last_period.period_id as last_period,
    cast(counts.n_first as integer) as n_first,
    cast(counts.n_last as integer) as n_last,
    cast(counts.n_stayers as integer) as n_stayers,
    cast(counts.n_panel as integer) as n_panel,
    counts.panel_first_z,
    counts.panel_last_z,
    counts.panel_first_sd,
    counts.panel_last_sd,
    counts.panel_product - counts.panel_first_z * counts.panel_last_z as panel_covariance,
    cast(counts.n_leavers as integer) as n_leavers,
    counts.leavers_z,
    counts.leavers_sd,
    cast(counts.n_joiners as integer) as n_joiners,
    counts.joiners_z,
    counts.joiners_sd,
    cast(coalesce(gone.n_gone, 0) as integer) as n_gone,
    cast(coalesce(most_split.n_moved, 0) as integer) as n_split_off,
    cast(coalesce(most_merged.n_moved, 0) as integer) as n_merged_in,
    new_head.unit_id is not null as has_new_head,
    announced.unit_id is not null as is_announced
from counts
left join trap_period as first_period on counts.first_no = first_period.period_no
left join trap_period as last_period on counts.last_no = last_period.period_no
left join (select unit_id, max(n_moved) as n_moved from split_to group by unit_id) as most_split
    on counts.unit_id = most_split.unit_id
left join (select unit_id, max(n_moved) as n_moved from merged_from group by unit_id) as most_merged
    on counts.unit_id = most_merged.unit_id
left join gone on counts.unit_id = gone.unit_id
left join new_head on counts.unit_id = new_head.unit_id
left join announced on counts.unit_id = announced.unit_id
order by counts.unit_id
