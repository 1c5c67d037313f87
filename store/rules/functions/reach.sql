-- The whole project leads, else every country that has anything: one indicator's rows, in which country is null for the
-- whole project.

-- reach_of(country): of all rows of an indicator, whether any is for the whole project, and how many countries there
-- are: a struct, which a rule unnests into is_whole and countries.
create or replace macro reach_of(country) as ({
    'is_whole': bool_or(country is null),
    'countries': count(distinct country)
});

-- leads(is_whole, country): whether a row may count: one for the whole project, or for a country where there is none.
create or replace macro leads(is_whole, country) as (not is_whole or country is null);

-- has_full_reach(is_whole, countries, country): of the rows of one period that may count, whether they are for the
-- whole project, else for every country.
create or replace macro has_full_reach(is_whole, countries, country) as (
    is_whole or count(distinct country) = countries
);

-- chosen_periods(is_each, period_start, period_end): an aggregate: of the periods of one indicator each, where is_each is
-- true of it, else the one that ends last, and of those the longest.
create or replace macro chosen_periods(is_each, period_start, period_end) as (
    case
        when bool_and(is_each) then list({'period_start': period_start, 'period_end': period_end})
        else [arg_max(
            {'period_start': period_start, 'period_end': period_end}, (period_end, period_end - period_start)
        )]
    end
);
