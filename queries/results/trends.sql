-- results/trends($projects, $as_of, $revision): the figures of every indicator over time, for the whole project.
-- Grain: one row per indicator and date; of several periods that end on it, the one that began first. change is by how
-- much it is more than the date before, and since is that date: null for the first, and where either has a qualifier.
with dated as (
    select indicator, period_end, value, qualifier
    from figures_by_year($projects, $as_of, $revision)
    where country is null and value is not null
    qualify row_number() over (partition by indicator, period_end order by period_start) = 1
)
select
    indicator, period_end, value, qualifier,
    case
        when qualifier = 'exact' and lag(qualifier) over dates = 'exact' then value - lag(value) over dates
    end as change,
    lag(period_end) over dates as since
from dated
window dates as (partition by indicator order by period_end)
order by indicator, period_end
