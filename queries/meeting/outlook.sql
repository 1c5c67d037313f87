-- meeting/outlook($projects, $as_of, $revision): where the pace so far leads by the end of the project, which is an extrapolation.
-- Grain: one row per cumulative indicator, those that are projected first, in the order of the logframe. why_not
-- is a sentence on why nothing is projected, and is null where something is.
select
    outlook.indicator, outlook.title, outlook.unit, outlook.value, outlook.qualifier, outlook.is_date_assumed, outlook.period_end,
    outlook.target, outlook.target_qualifier, outlook.due, outlook.status, outlook.counted_from, outlook.pace_so_far,
    outlook.projected_value, outlook.projected_on, outlook.projected_status, outlook.reaches_target, outlook.why_not,
    outlook.source, source.title as source_title, outlook.place,
    outlook.revision, outlook.in_file, outlook.in_row
from outlook($projects, $as_of, $revision) as outlook
left join logframe($projects, $as_of, $revision) as result
    on result.project = outlook.project and result.result = outlook.result
left join current_sources($projects, $as_of, $revision) as source
    on source.project = outlook.project and source.source = outlook.source
order by outlook.why_not is not null, result.path nulls last, outlook.indicator
