-- reporting_year_end_of(day, year_end): the last day of the reporting year of a day.
-- year_end is MM-DD, such as 09-30; in a year that lacks the day (02-29), the month's last day is used.
create or replace macro reporting_year_end_in(in_year, year_end) as (
    make_date(
        in_year,
        cast(left(year_end, 2) as bigint),
        least(
            cast(right(year_end, 2) as bigint),
            day(last_day(make_date(in_year, cast(left(year_end, 2) as bigint), 1)))
        )
    )
);
create or replace macro reporting_year_end_of(of_day, year_end) as (
    case
        when of_day <= reporting_year_end_in(year(of_day), year_end)
            then reporting_year_end_in(year(of_day), year_end)
        else reporting_year_end_in(year(of_day) + 1, year_end)
    end
);
