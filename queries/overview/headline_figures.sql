-- overview/headline_figures($projects, $as_of, $revision): the figures a reader asks for first, people before money.
-- Grain: one row per indicator with a figure, at most five: people of the objective or with a target, and amounts of
-- money; those split by sex first. women_percent and coverage_percent are null where women or men are not given.
select
    progress.indicator, progress.title, progress.value, progress.unit, progress.qualifier, progress.period_end,
    progress.is_date_assumed, progress.target, progress.target_qualifier, progress.achievement, progress.status,
    reached.split, reached.women, reached.men, reached.another_gender, reached.not_recorded, reached.in_no_part,
    reached.women_qualifier, reached.men_qualifier, reached.another_gender_qualifier, reached.not_recorded_qualifier,
    round(100 * reached.women_share, 1) as women_percent,
    round(100 * reached.coverage, 1) as coverage_percent,
    coalesce(source.title, progress.source) as source_title, progress.place
from indicator_status($projects, $as_of, $revision) as progress
join logframe($projects, $as_of, $revision) as place
    on place.project = progress.project and place.result = progress.result
left join people_by_sex($projects, $as_of, $revision) as reached
    on reached.project = progress.project and reached.indicator = progress.indicator
left join current_sources($projects, $as_of, $revision) as source
    on source.project = progress.project and source.source = progress.source
where progress.value is not null
  and not progress.is_retired
  and (
      (progress.unit = 'people' and (place.level = 'objective' or progress.target is not null))
      or regexp_full_match(progress.unit, '[A-Z]{3}')
  )
order by
    case when reached.split in ('split', 'part') then 1 when reached.split is null then 2 else 3 end,
    place.level <> 'objective', progress.value desc, progress.indicator
limit 5
