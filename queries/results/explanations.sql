-- results/explanations($projects, $as_of, $revision, $indicator): why the figures of one indicator are what they are.
-- Grain: one row per figure in force whose row has the words of its source, or why it is so and what is done about it;
-- the newest period first.
select
    figure.period_end, figure.country, figure.sex, figure.stated, figure.explanation,
    source.title as source_title, figure.place, figure.revision, figure.in_file, figure.in_row
from current_results($projects, $as_of, $revision) as figure
left join current_sources($projects, $as_of, $revision) as source
    on source.project = figure.project and source.source = figure.source
where figure.indicator = $indicator and coalesce(figure.stated, figure.explanation) is not null
order by figure.period_end desc, figure.country nulls first, figure.sex = 'total' desc, figure.sex
