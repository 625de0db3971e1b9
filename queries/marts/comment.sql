-- Question:   which records of comment stand, after corrections and repeated deliveries?
-- Grain:      free text, restricted; of several deliveries of one natural key the newest
-- Parameters: none
select
    comment.tenant_id,
    comment.batch_id,
    comment.source_id,
    comment.period_id,
    comment.period_start,
    comment.period_end,
    comment.src_file,
    comment.src_sheet,
    comment.src_row,
    comment.src_group,
    comment.comment_id,
    comment.author_relation,
    -- Free text can name people; it stays in the batch folder.
    cast(null as varchar) as text,
    comment.lang
from stored.comment as comment
inner join stored.load as load on comment.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            comment.comment_id
        order by load.seq desc, comment.src_sheet, comment.src_row
    ) = 1
order by
    comment.comment_id
