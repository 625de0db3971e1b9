-- Question:   in which order do the periods of the facts come, and which of them belong to one series?
-- Grain:      period
-- Parameters: none
-- Half-years among months are another series: `period_no` counts the kind that most results have, from 0; null for other kinds.
with

used as (
    select
        period.period_id,
        period.period_start,
        period.period_end,
        period.kind,
        sum(period.n_results) over (partition by period.kind) as n_of_kind,
        period.n_results
    from period
),

main_kind as (
    select kind
    from used
    group by kind
    qualify row_number() over (order by max(n_of_kind) desc, kind) = 1
)

select
    used.period_id,
    used.period_start,
    used.period_end,
    used.kind,
    main_kind.kind is not null as is_main,
    cast(case
        when main_kind.kind is not null
            then row_number() over (partition by used.kind order by used.period_start, used.period_id) - 1
    end as integer) as period_no,
    cast(extract(year from used.period_start) as integer) as year_no,
    cast(extract(month from used.period_start) as integer) as month_no
from used
left join main_kind on used.kind = main_kind.kind and used.n_results > 0
order by used.period_start, used.period_id
