-- meeting/figure_changes($projects, $since, $since_revision, $as_of, $revision): figures that are new, corrected or withdrawn.
-- Grain: one row per indicator, period, country and sex whose figure differs; corrected ones first. is_late: new,
-- but of a period that had ended by the last meeting.
select
    change.indicator,
    coalesce(indicator.title, former.title) as title,
    coalesce(indicator.unit, former.unit) as unit,
    change.country, change.period_start, change.period_end, change.sex,
    change.old_value, change.new_value, change.old_qualifier, change.new_qualifier,
    change.kind, change.is_late, change.is_undone,
    change.reported_on, change.note, change.source, source.title as source_title, change.place,
    change.revision, change.in_file, change.in_row
from figure_changes($projects, $since, $since_revision, $as_of, $revision) as change
left join current_indicators($projects, $as_of, $revision) as indicator
    on indicator.project = change.project and indicator.indicator = change.indicator
left join current_indicators($projects, $since, $since_revision) as former
    on former.project = change.project and former.indicator = change.indicator
left join logframe($projects, $as_of, $revision) as result
    on result.project = indicator.project and result.result = indicator.result
left join current_sources($projects, $as_of, $revision) as source
    on source.project = change.project and source.source = change.source
order by
    list_position(['corrected', 'withdrawn', 'new'], change.kind), not change.is_late,
    result.path nulls last, change.indicator, change.period_end, change.period_start,
    change.country nulls first,
    list_position(['total', 'women', 'men', 'another_gender', 'not_recorded'], change.sex)
