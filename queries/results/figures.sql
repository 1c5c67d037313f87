-- results/figures($projects, $as_of, $revision): every figure in force, of every indicator.
-- Grain: one row per indicator, period, country and sex, the newest period of each indicator first; country is
-- null for the whole project.
select
    figure.indicator, indicator.title, indicator.unit, indicator.measure,
    figure.period_start, figure.period_end, figure.country, figure.sex, figure.value,
    figure.qualifier, figure.basis, figure.reported_on, figure.note,
    figure.source, source.title as source_title, figure.place, figure.revision, figure.in_file, figure.in_row
from current_results($projects, $as_of, $revision) as figure
left join current_indicators($projects, $as_of, $revision) as indicator
    on indicator.project = figure.project and indicator.indicator = figure.indicator
left join current_sources($projects, $as_of, $revision) as source
    on source.project = figure.project and source.source = figure.source
order by in_order(figure.indicator), figure.period_end desc, figure.period_start,
    figure.country nulls first, figure.sex
