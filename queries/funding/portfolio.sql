-- funding/portfolio($projects, $as_of, $revision): the figures of the portfolio, topic by topic.
-- Grain: one row per topic, measure and category. How things are spread comes first. In a topic, measures
-- are in the order of their shape; a range from its smallest value, slices by the number that they begin
-- with (1 phase, 2 phases), else the largest first.
select
    figure.topic, figure.measure, figure.category, figure.value, figure.unit, figure.qualifier,
    figure.basis, figure.as_at, figure.is_date_assumed, figure.reported_on, source.title as source_title, figure.place,
    figure.note, figure.shape, figure.conflicts, figure.in_file, figure.in_row, figure.revision
from portfolio_figures($projects, $as_of, $revision) as figure
left join current_sources($projects, $as_of, $revision) as source
    on source.project = figure.project and source.source = figure.source
order by
    list_position(['contributions', 'agreements', 'durations', 'phases'], figure.topic) nulls last,
    figure.topic,
    list_position(['share_of_target', 'range', 'parts', 'part', 'fact', 'words'], figure.shape),
    figure.measure,
    case when figure.shape = 'range' then figure.value end,
    figure.category is not null,
    try_cast(regexp_extract(figure.category, '^[0-9]+') as integer) nulls last,
    figure.value desc nulls last,
    figure.in_row
