-- results/split($projects, $as_of, $revision, $indicator): the figure of one indicator with its parts.
-- Grain: one row, none without a figure.
select
    figure.women, figure.men, figure.another_gender, figure.not_recorded, figure.recorded,
    figure.women_qualifier, figure.men_qualifier, figure.another_gender_qualifier, figure.not_recorded_qualifier,
    figure.qualifier, figure.women_share, figure.coverage, figure.stated_total, figure.sum_of_parts, figure.difference,
    figure.derived_as
from figures($projects, $as_of, $revision) as figure
where figure.indicator = $indicator
order by figure.indicator
