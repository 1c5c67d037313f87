-- gender/targets_by_sex($projects, $as_of, $revision): targets that are stated for women, men or another gender.
-- Grain: one row per indicator, kind, sex and, of a milestone, due date.
select target.* exclude (project), source.title as source_title
from targets_by_sex($projects, $as_of, $revision) as target
left join current_sources($projects, $as_of, $revision) as source
    on source.project = target.project and source.source = target.source
order by target.indicator, target.sex, target.kind, target.due
