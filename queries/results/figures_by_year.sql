-- results/figures_by_year($projects, $as_of, $revision, $indicator): the figures of one indicator, by reporting year.
-- Grain: one row per period and scope; country is null for the whole project.
select figure.* exclude (project), source.title as source_title
from figures_by_year($projects, $as_of, $revision) as figure
left join current_sources($projects, $as_of, $revision) as source
    on source.project = figure.project and source.source = figure.source
where figure.indicator = $indicator
order by figure.period_end, figure.period_start, figure.country nulls first
