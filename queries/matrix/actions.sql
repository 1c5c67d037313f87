-- matrix/actions($projects, $as_of, $revision): each key action with who answers for it and what was reported.
-- Grain: one row per action, in the order of its code. responsible_as_stated is the source's own wording.
select
    action, recommendation, title, deadline, responsible, support, responsible_as_stated,
    comment, evidence, state, reading, is_overdue, is_unknown, reported_on, place
from action_status($projects, $as_of, $revision)
order by in_order(action)
