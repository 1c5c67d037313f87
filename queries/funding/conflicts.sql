-- funding/conflicts($projects, $as_of, $revision): the open conflicts about money, partnerships and the portfolio.
-- Grain: one row per conflict. section says where on the page its figure stands; topic is null but in the portfolio.
select *
from portfolio_conflicts($projects, $as_of, $revision)
order by section, topic, in_order(conflict)
