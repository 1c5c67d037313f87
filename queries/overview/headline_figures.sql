-- overview/headline_figures($projects, $as_of, $revision): the figures a reader asks for first.
-- Grain: one row per indicator with a figure that measures the objective itself or is an amount of money.
select progress.indicator, progress.title, progress.value, progress.unit, progress.qualifier, progress.period_end,
    progress.is_date_assumed
from indicator_status($projects, $as_of, $revision) as progress
join logframe($projects, $as_of, $revision) as place
    on place.project = progress.project and place.result = progress.result
where progress.value is not null
  and not progress.is_retired
  and (place.level = 'objective' or regexp_full_match(progress.unit, '[A-Z]{3}'))
order by place.path, progress.value desc, progress.indicator
