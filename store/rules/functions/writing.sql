-- without_zeros(number): a decimal number as text, without the zeros behind its decimal point: 12.5 for 12.500000.
create or replace macro without_zeros(of_number) as (rtrim(rtrim(of_number::varchar, '0'), '.'));

-- written(value, unit): a figure as it is written in a sentence: 1,266, 86.2 %, USD 4,615,580.
create or replace macro written(value, unit) as (
    case when regexp_full_match(unit, '[A-Z]{3}') then unit || ' ' else '' end
    || without_zeros(format('{:,.2f}', value::double))
    || case when unit = 'percent' then ' %' else '' end
);

-- written_figure(value, unit, qualifier): the same with the word that its source puts before it: at least 1,266.
create or replace macro written_figure(value, unit, qualifier) as (
    case when coalesce(qualifier, 'exact') = 'exact' then '' else replace(qualifier, '_', ' ') || ' ' end
    || written(value, unit)
);

-- written_day(day): a date as it is written in a sentence: 31 July 2021.
create or replace macro written_day(on_day) as (strftime(on_day, '%-d %B %Y'));

-- months_between(from_day, to_day): the time between two days in months, of which a year has twelve; null where
-- the second is not after the first.
create or replace macro months_between(from_day, to_day) as (
    case when to_day > from_day then (to_day - from_day) * 12 / 365.25 end
);

-- two_digits(value): a number above zero with two significant digits: 23 for 22.65, 3.5 for 3.48. A multiple of a pace
-- is known no more precisely.
create or replace macro two_digits(value) as (round(value, 1 - floor(log10(value))::integer));

-- each_once(of_text, between_two): an aggregate: the texts of all rows, each once and in order, with between_two between
-- them; null without any.
create or replace macro each_once(of_text, between_two) as (
    nullif(array_to_string(list_sort(list_distinct(list(of_text))), between_two), '')
);
