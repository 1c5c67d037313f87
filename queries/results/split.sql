-- results/split($projects, $as_of, $revision, $indicator): the figure of one indicator with its parts.
-- Grain: one row, none without a figure. women_percent and coverage_percent are null where women or men are not given.
select
    figure.value, parts.split, parts.in_no_part, parts.recorded_qualifier, parts.sum_qualifier,
    figure.women, figure.men, figure.another_gender, figure.not_recorded, figure.recorded,
    figure.women_qualifier, figure.men_qualifier, figure.another_gender_qualifier, figure.not_recorded_qualifier,
    figure.qualifier, figure.stated_total, figure.sum_of_parts, figure.difference, figure.derived_as,
    round(100 * figure.women_share, 1) as women_percent,
    round(100 * figure.coverage, 1) as coverage_percent
from figures($projects, $as_of, $revision) as figure
join parts_by_sex($projects, $as_of, $revision) as parts
    on parts.project = figure.project and parts.indicator = figure.indicator
where figure.indicator = $indicator
order by figure.indicator
