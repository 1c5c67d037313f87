-- funding/topics($project, $as_of, $revision): what the portfolio is described by.
-- Grain: one row per topic, how things are spread first; drawn: how many of its figures a chart can show.
select
    topic,
    count(*) filter (where shape in ('range', 'parts', 'part')) as drawn
from portfolio_figures($project, $as_of, $revision)
where topic <> 'funding'
group by topic
order by list_position(['contributions', 'agreements', 'durations', 'phases'], topic) nulls last, topic
