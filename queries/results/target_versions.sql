-- results/target_versions($projects, $as_of, $revision, $indicator): every baseline, milestone and target that was ever in force.
-- Grain: one row per kind, sex, unit and version.
select
    version.kind, version.sex, version.value, coalesce(version.unit, indicator.unit) as unit, version.due,
    version.qualifier, version.basis, version.reported_on, version.stood_until, version.version,
    version.reason, version.note, source.title as source_title, version.place,
    version.in_file, version.in_row, version.revision
from target_versions($projects, $as_of, $revision) as version
join current_indicators($projects, $as_of, $revision) as indicator
    on indicator.project = version.project and indicator.indicator = version.indicator
left join current_sources($projects, $as_of, $revision) as source
    on source.project = version.project and source.source = version.source
where version.indicator = $indicator
order by version.kind, version.sex, version.unit, version.due, version.version
