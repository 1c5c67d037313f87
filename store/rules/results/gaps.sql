-- gaps(projects, as_of, revision): what is not known.
-- Grain: one row per project and gap. weight orders the kinds. revision, in_file and in_row are those of the row in
-- which the gap is seen: the target that says that it was not seen or is in another unit, the figure that is not split,
-- the row without a value. A gap that is seen in no row has none.
create or replace macro gaps(of_projects, as_of, at_revision) as table
with status as (
    select * from indicator_status(of_projects, as_of, at_revision) where not is_retired
),
without_value as (
    select * from targets_without_value(of_projects, as_of, at_revision) where sex = 'total' and is_comparable
)
select project, 1 as weight, 'no_figure' as gap, indicator as code, title,
    null as revision, null as in_file, null as in_row
from status where value is null
union all
select status.project, if(status.target_gap = 'none', 3, 2),
    if(status.target_gap = 'none', 'no_target', 'target_not_in_source'), status.indicator, status.title,
    stated.revision, stated.in_file, stated.in_row
from status
left join without_value as stated
    on stated.project = status.project and stated.indicator = status.indicator and stated.kind = 'target'
where status.target is null and (status.target_in_other_unit is null or status.target_gap = 'none')
union all
select status.project, 4, 'target_in_other_unit', status.indicator, status.title,
    stated.revision, stated.in_file, stated.in_row
from status
left join targets_in_other_unit(of_projects, as_of, at_revision) as stated
    on stated.project = status.project and stated.indicator = status.indicator
where status.target is null and status.target_in_other_unit is not null
    and status.target_gap is distinct from 'none'
union all
select status.project, if(status.baseline_gap = 'not_in_source', 5, 6),
    if(status.baseline_gap = 'not_in_source', 'baseline_not_in_source', 'no_baseline'),
    status.indicator, status.title, stated.revision, stated.in_file, stated.in_row
from status
left join without_value as stated
    on stated.project = status.project and stated.indicator = status.indicator and stated.kind = 'baseline'
where status.target is not null and status.baseline is null
union all
select status.project, 7, 'not_split_by_sex', status.indicator, status.title,
    figure.revision, figure.in_file, figure.in_row
from status
left join figures(of_projects, as_of, at_revision) as figure
    on figure.project = status.project and figure.indicator = status.indicator
where status.unit = 'people' and status.value is not null and figure.women_share is null
union all
select project, 8, 'no_value', topic || ': ' || measure, coalesce(category, 'the whole'),
    revision, in_file, in_row
from current_portfolio(of_projects, as_of, at_revision)
where value is null;
