-- gaps(project, as_of, revision): what is not known: the other side of every figure that is.
-- Grain: one row per gap. weight orders the kinds.
create or replace macro gaps(of_project, as_of, at_revision) as table
with status as (
    select * from indicator_status(of_project, as_of, at_revision) where not is_retired
)
select 1 as weight, 'No figure' as gap, indicator as code, title
from status where value is null
union all
select 2, 'No target', indicator, title
from status where target is null and target_in_other_unit is null
union all
select 3, 'Target in another unit only', indicator, title
from status where target is null and target_in_other_unit is not null
union all
select 4, 'No baseline', indicator, title
from status where target is not null and baseline is null
union all
select 5, 'People not split by sex', status.indicator, status.title
from status
left join figures(of_project, as_of, at_revision) as figure on figure.indicator = status.indicator
where status.unit = 'people' and status.value is not null and figure.women_share is null
union all
select 6, 'No value in the source', topic || ': ' || measure, coalesce(category, 'the whole')
from standing_portfolio(of_project, as_of, at_revision)
where value is null;
