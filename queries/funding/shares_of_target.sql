-- funding/shares_of_target($projects, $as_of, $revision): the shares of a funding target that the sources state themselves.
-- Grain: one row per measure and category, in percent.
select
    figure.topic, figure.shape, figure.measure, figure.category, figure.value, figure.unit, figure.qualifier, figure.basis,
    figure.conflicts,
    figure.as_at, figure.is_date_assumed, figure.reported_on, source.title as source_title, figure.place, figure.note,
    figure.in_file, figure.in_row, figure.revision
from portfolio_figures($projects, $as_of, $revision) as figure
left join current_sources($projects, $as_of, $revision) as source
    on source.project = figure.project and source.source = figure.source
where figure.shape = 'share_of_target' and figure.value is not null
order by figure.measure, figure.category nulls first
