-- meeting/target_changes($projects, $since, $since_revision, $as_of, $revision): targets that are new, revised or withdrawn.
-- Grain: one row per baseline, milestone and target that differs, by indicator and sex; revised ones first.
select
    change.indicator,
    coalesce(indicator.title, former.title) as title,
    change.unit, change.kind, change.sex,
    change.old_value, change.new_value, change.old_qualifier, change.new_qualifier,
    change.old_due, change.new_due, change.change, change.is_undone, change.is_seen,
    change.reason, change.note, change.reported_on,
    change.source, source.title as source_title, change.place,
    change.revision, change.in_file, change.in_row
from target_changes($projects, $since, $since_revision, $as_of, $revision) as change
left join current_indicators($projects, $as_of, $revision) as indicator
    on indicator.project = change.project and indicator.indicator = change.indicator
left join current_indicators($projects, $since, $since_revision) as former
    on former.project = change.project and former.indicator = change.indicator
left join logframe($projects, $as_of, $revision) as result
    on result.project = indicator.project and result.result = indicator.result
left join current_sources($projects, $as_of, $revision) as source
    on source.project = change.project and source.source = change.source
order by
    list_position(['revised', 'withdrawn', 'new'], change.change),
    result.path nulls last, change.indicator,
    list_position(['target', 'milestone', 'baseline'], change.kind),
    list_position(['total', 'women', 'men', 'another_gender', 'not_recorded'], change.sex),
    change.unit, coalesce(change.new_due, change.old_due)
