-- meeting/actions_to_decide($projects, $as_of, $revision, $next_meeting): key actions overdue, or due before the next meeting.
-- Grain: one row per action and unit that leads it, the most urgent first; unit is null where nobody is named. Where the day of
-- the next meeting is not known, those due soon.
select
    urgent.unit, urgent.action, urgent.title, urgent.recommendation, urgent.recommendation_title,
    urgent.deadline, urgent.state, urgent.reading, urgent.reported_on, urgent.why, urgent.priority,
    urgent.source, source.title as source_title, urgent.place,
    urgent.revision, urgent.in_file, urgent.in_row
from actions_to_decide($projects, $as_of, $revision, $next_meeting) as urgent
left join current_sources($projects, $as_of, $revision) as source
    on source.project = urgent.project and source.source = urgent.source
order by
    list_position(['overdue', 'last_reported', 'unreported', 'due_before_meeting', 'due_soon'], urgent.why),
    urgent.deadline, in_order(urgent.action), urgent.unit nulls last
