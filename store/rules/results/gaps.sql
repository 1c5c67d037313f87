-- gaps(projects, as_of, revision): what is not known.
-- Grain: one row per project and gap. weight orders the kinds. revision, in_file and in_row are those of the row in
-- which the gap is seen: the target in another unit, the figure that is not split, the row without a value. A gap that
-- is seen in no row has none.
create or replace macro gaps(of_projects, as_of, at_revision) as table
with status as (
    select * from indicator_status(of_projects, as_of, at_revision) where not is_retired
)
select project, 1 as weight, 'No figure' as gap, indicator as code, title,
    null as revision, null as in_file, null as in_row
from status where value is null
union all
select project, 2, 'No target', indicator, title, null, null, null
from status where target is null and target_in_other_unit is null
union all
select status.project, 3, 'Target in another unit only', status.indicator, status.title,
    stated.revision, stated.in_file, stated.in_row
from status
left join targets_in_other_unit(of_projects, as_of, at_revision) as stated
    on stated.project = status.project and stated.indicator = status.indicator
where status.target is null and status.target_in_other_unit is not null
union all
select project, 4, 'No baseline', indicator, title, null, null, null
from status where target is not null and baseline is null
union all
select status.project, 5, 'People not split by sex', status.indicator, status.title,
    figure.revision, figure.in_file, figure.in_row
from status
left join figures(of_projects, as_of, at_revision) as figure
    on figure.project = status.project and figure.indicator = status.indicator
where status.unit = 'people' and status.value is not null and figure.women_share is null
union all
select project, 6, 'No value in the source', topic || ': ' || measure, coalesce(category, 'the whole'),
    revision, in_file, in_row
from current_portfolio(of_projects, as_of, at_revision)
where value is null;
