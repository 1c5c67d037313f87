-- overview/action_counts($projects, $as_of, $revision): how far the key actions are, over all recommendations.
-- Grain: one row; zeros where there is no action.
select
    cast(coalesce(sum(actions), 0) as bigint) as actions,
    cast(coalesce(sum(completed), 0) as bigint) as completed,
    cast(coalesce(sum(ongoing), 0) as bigint) as ongoing,
    cast(coalesce(sum(not_reported), 0) as bigint) as not_reported,
    cast(coalesce(sum(overdue), 0) as bigint) as overdue,
    cast(coalesce(sum(unknown), 0) as bigint) as unknown,
    cast(coalesce(sum(due_soon), 0) as bigint) as due_soon,
    min(next_deadline) as next_deadline
from recommendation_progress($projects, $as_of, $revision)
order by actions
