-- A figure that is more than tenfold the last, or less than a tenth of it: often a slipped separator. The last
-- is what stood for the same key, or else the figure before it over time.
select in_file, in_row, on_column,
    'is ' || regexp_replace(value::varchar, '\.?0+$', '') || ', '
    || case when abs(value) > 10 * abs(last) then 'more than tenfold' else 'less than a tenth of' end
    || ' the last figure, ' || regexp_replace(last::varchar, '\.?0+$', '')
    || '. Check the decimal point and the unit.' as said
from far_figures
