-- meeting/sex_not_recorded($projects, $as_of, $revision): the figures of people of whom it is not all known who are women and men.
-- Grain: one row per indicator, those of which most people are not recorded first. Of a figure that is not split
-- (split is none) it is nobody of whom it is known. coverage is of 1.
select
    missing.indicator, missing.title, missing.value, missing.qualifier, missing.not_recorded, missing.not_recorded_qualifier, missing.coverage,
    missing.split, missing.period_end, missing.is_date_assumed,
    missing.source, source.title as source_title, missing.place,
    missing.revision, missing.in_file, missing.in_row
from sex_not_known($projects, $as_of, $revision) as missing
left join current_sources($projects, $as_of, $revision) as source
    on source.project = missing.project and source.source = missing.source
order by missing.not_recorded desc, missing.indicator
