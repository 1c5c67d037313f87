-- gender/over_time($projects, $as_of, $revision): the figures of people by sex, date by date.
-- Grain: one row per indicator and date, of those that give women and men on two dates or more, in the order of
-- gender/people_by_sex. Shares are in percent. measure: period where each row is of its period alone.
select
    dated.* exclude (project),
    round(100 * dated.women_share, 1) as women_percent,
    round(100 * dated.coverage, 1) as coverage_percent,
    reached.title, reached.split
from people_over_time($projects, $as_of, $revision) as dated
join people_by_sex($projects, $as_of, $revision) as reached
    on reached.project = dated.project and reached.indicator = dated.indicator
order by reached.value desc, dated.indicator, dated.period_end
