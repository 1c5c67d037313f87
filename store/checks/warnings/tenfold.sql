-- A figure that is more than tenfold the last, or less than a tenth of it: often a slipped separator. The last
-- is the earlier figure of the same key, or else the figure before it in time.
select in_file, in_row, on_column,
    'is ' || without_zeros(value) || ', '
    || case when abs(value) > 10 * abs(last) then 'more than tenfold' else 'less than a tenth of' end
    || ' the last figure, ' || without_zeros(last)
    || '. Check the decimal point and the unit.' as message
from far_figures
