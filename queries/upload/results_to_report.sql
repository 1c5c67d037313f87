-- upload/results_to_report($projects, $as_of, $revision): the indicators with their last figures, for a sheet of the next ones.
-- Grain: one row per indicator, and per country and sex of its last period; one row of an indicator without a figure.
with last as (
    select project, indicator, country, sex, value, qualifier, period_start, period_end
    from current_results($projects, $as_of, $revision)
    where value is not null
    qualify rank() over (partition by project, indicator order by period_end desc, period_start) = 1
)
select
    indicator.indicator, indicator.title, indicator.unit, indicator.measure, last.country,
    coalesce(last.sex, 'total') as sex, last.value, last.qualifier, last.period_start, last.period_end,
    target.value as target, target.qualifier as target_qualifier, project.start
from current_indicators($projects, $as_of, $revision) as indicator
join project_in_force($projects, $as_of, $revision) as project on project.project = indicator.project
left join last on last.project = indicator.project and last.indicator = indicator.indicator
left join targets_in_force($projects, $as_of, $revision) as target
    on target.project = indicator.project and target.indicator = indicator.indicator
    and target.kind = 'target' and target.sex = coalesce(last.sex, 'total') and target.is_comparable
where not indicator.is_retired
order by
    in_order(indicator.result), in_order(indicator.indicator), last.country nulls first,
    list_position(['total', 'women', 'men', 'another_gender', 'not_recorded'], coalesce(last.sex, 'total'))
