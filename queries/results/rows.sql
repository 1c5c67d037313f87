-- results/rows($projects, $as_of, $revision, $indicator): every row that was ever reported of one indicator.
-- Grain: one row per row of an upload; stands is false for those that were corrected or confirmed since.
select
    version.period_start, version.period_end, version.country, version.sex, version.value,
    version.qualifier, version.basis, version.reported_on, version.stands, version.note,
    source.title as source_title, version.place,
    version.in_file, version.in_row, version.revision, upload.entered_at::date as brought_on
from result_versions($projects, $as_of, $revision) as version
left join current_sources($projects, $as_of, $revision) as source
    on source.project = version.project and source.source = version.source
left join ledger.entry as upload on upload.revision = version.revision
where version.indicator = $indicator
order by version.period_end desc, version.sex, version.country nulls first, version.stands desc,
    version.reported_on desc, version.revision desc, version.in_row desc
