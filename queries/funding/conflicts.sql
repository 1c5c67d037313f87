-- funding/conflicts($projects, $as_of, $revision): the open conflicts about money, partnerships and the portfolio.
-- Grain: one row per conflict. section is the part of the page that has its figure; topic is null outside the portfolio.
select *
from portfolio_conflicts($projects, $as_of, $revision)
order by section, topic, in_order(conflict)
