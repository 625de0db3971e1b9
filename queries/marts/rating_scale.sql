-- Question:   which records of rating_scale stand, after corrections and repeated deliveries?
-- Grain:      scale × level; of several deliveries of one natural key the newest
-- Parameters: none
-- A file of ratings mentions the levels it uses, on no row of its own; a list of levels that was delivered says more.
select
    rating_scale.tenant_id,
    rating_scale.batch_id,
    rating_scale.source_id,
    rating_scale.period_id,
    rating_scale.period_start,
    rating_scale.period_end,
    rating_scale.src_file,
    rating_scale.src_sheet,
    rating_scale.src_row,
    rating_scale.src_group,
    rating_scale.scale_id,
    rating_scale.level_raw,
    rating_scale.ord,
    rating_scale.label_zh,
    rating_scale.label_en,
    rating_scale.min_score,
    rating_scale.max_score,
    rating_scale.quota
from stored.rating_scale as rating_scale
inner join stored.load as load on rating_scale.batch_id = load.batch_id
qualify
    row_number() over (
        partition by
            rating_scale.scale_id,
            rating_scale.level_raw
        order by case when rating_scale.src_row is null then 1 else 0 end, load.seq desc, rating_scale.src_sheet, rating_scale.src_row
    ) = 1
order by
    rating_scale.scale_id,
    rating_scale.level_raw
