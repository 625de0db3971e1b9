-- Question:   in which periods did the gap of a unit lie below its limits?
-- Grain:      lowest unit with results × period with a signal
-- Parameters: none
-- period_no counts the periods of one kind, so that a run of signals can be told from two. Protected cells give no signal. Only units
-- where people are at home, and units without people that have results of their own: a gap of a team is not a second one above it.
with

numbered as (
    select
        period_id,
        kind,
        period_start,
        period_end,
        row_number() over (partition by kind order by period_start) as period_no
    from period
    where n_results > 0
),

kind_in_use as (
    select kind
    from numbered
    group by kind
    qualify row_number() over (order by count(*) desc, kind) = 1
)

select
    gap_cell.unit_id,
    cast(numbered.period_no as integer) as period_no,
    numbered.period_start,
    numbered.period_end
from gap_cell
inner join numbered on gap_cell.period_id = numbered.period_id
inner join kind_in_use on numbered.kind = kind_in_use.kind
where gap_cell.kpi_id = '*'
    and gap_cell.signal = 'below'
    and not gap_cell.is_withheld
    and gap_cell.unit_id <> 'root'
    and (
        gap_cell.level = 'unit'
        or gap_cell.unit_id in (select person_gap.unit_id from person_gap where person_gap.kpi_id = '*')
    )
order by gap_cell.unit_id, numbered.period_no
