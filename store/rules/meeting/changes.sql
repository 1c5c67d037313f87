-- indicator_pairs(projects, since, since_revision, as_of, revision): every indicator at both points of a comparison;
-- the first point is `since` at since_revision, the second `as_of` at revision.
-- Grain: one row per project and indicator. The columns of a point at which there was no such indicator are null.
-- is_change: its figure, target or status differs; is_status_change: the status itself does. Its title and the origin
-- of its figure are those of the second point. change is by how much the figure is more than it was, null where either
-- has a qualifier. old_share and new_share are the way to the target that both figures come, from the baseline; the
-- target is that of the second point, so that a revised target moves neither.
create or replace macro indicator_pairs(of_projects, since, since_revision, as_of, at_revision) as table
select
    project, indicator,
    coalesce(new.title, old.title) as title,
    coalesce(new.unit, old.unit) as unit,
    old.value as old_value, new.value as new_value,
    old.qualifier as old_qualifier, new.qualifier as new_qualifier,
    old.target as old_target, new.target as new_target,
    old.target_qualifier as old_target_qualifier, new.target_qualifier as new_target_qualifier,
    old.status as old_status, new.status as new_status,
    old.last_status as old_last_status, new.last_status as new_last_status,
    new.could_turn as new_could_turn, new.why_not_judged as new_why_not_judged,
    new.not_reported_since as new_not_reported_since,
    new.target_in_other_unit, new.target_other_unit, new.target_other_qualifier,
    case when old.qualifier = 'exact' and new.qualifier = 'exact' then new.value - old.value end as change,
    (old.value - new.baseline_used) / nullif(new.target - new.baseline_used, 0) as old_share,
    new.achievement as new_share,
    (old.value, old.target, old.status) is distinct from (new.value, new.target, new.status) as is_change,
    old.status is distinct from new.status as is_status_change,
    old.period_end as old_period_end, new.period_end as new_period_end,
    old.is_date_assumed as old_is_date_assumed, new.is_date_assumed as new_is_date_assumed,
    old.due as old_due, new.due as new_due,
    old.is_retired as old_is_retired, new.is_retired as new_is_retired,
    coalesce(new.result, old.result) as result,
    new.source, new.place, new.revision, new.in_file, new.in_row
from indicator_status(of_projects, since, since_revision) as old
full join indicator_status(of_projects, as_of, at_revision) as new using (project, indicator);

-- indicator_changes(projects, since, since_revision, as_of, revision): the indicators that differ
-- between the two points of a comparison.
-- Grain: one row per project and indicator whose figure, target or status differs, as in indicator_pairs, without the
-- row of its figure: a pending one has no entry in the history yet.
-- Source: docs/method.md, "What counts" (a comparison has two sides).
create or replace macro indicator_changes(of_projects, since, since_revision, as_of, at_revision) as table
select * exclude (is_change, revision, in_file, in_row)
from indicator_pairs(of_projects, since, since_revision, as_of, at_revision)
where is_change;

-- action_changes(projects, since, since_revision, as_of, revision): the key actions that differ between
-- the two points of a comparison.
-- Grain: one row per project and action whose state, deadline or reading differs, or that exists at one point only.
create or replace macro action_changes(of_projects, since, since_revision, as_of, at_revision) as table
with paired as (
    select
        project, action,
        coalesce(new.title, old.title) as title,
        old.state as old_state, new.state as new_state,
        old.deadline as old_deadline, new.deadline as new_deadline,
        old.reading as old_reading, new.reading as new_reading,
        old.reported_on as old_reported_on, new.reported_on as new_reported_on
    from action_status(of_projects, since, since_revision) as old
    full join action_status(of_projects, as_of, at_revision) as new using (project, action)
)
select *
from paired
where (old_state, old_deadline, old_reading) is distinct from (new_state, new_deadline, new_reading);

-- action_change_kinds(projects, since, since_revision, as_of, revision): action_changes, by kind of change.
-- Grain: one row per project, action and kind of change: an action that was put off and is completed has two. kind:
--   new, withdrawn   it exists at the second point only, or at the first only
--   completed, cancelled, rescheduled
--   newly_overdue, newly_last_reported, newly_unreported   as action_status reads it
--   other            its state or reading differs, and it is none of these: it was begun, or is due soon
create or replace macro action_change_kinds(of_projects, since, since_revision, as_of, at_revision) as table
with classified as (
    select
        *,
        list_filter([
            case when old_state is null then 'new' end,
            case when new_state is null then 'withdrawn' end,
            case when new_state = 'completed' and old_state is distinct from 'completed' then 'completed' end,
            case when new_state = 'cancelled' and old_state is distinct from 'cancelled' then 'cancelled' end,
            case when new_reading in ('overdue', 'last_reported', 'unreported')
                    and old_reading is distinct from new_reading
                then 'newly_' || new_reading end,
            case when old_state is not null and new_state is not null
                    and old_deadline is distinct from new_deadline
                then 'rescheduled' end
        ], lambda kind: kind is not null) as kinds
    from action_changes(of_projects, since, since_revision, as_of, at_revision)
)
select * exclude (kinds), unnest(case when kinds = [] then ['other'] else kinds end) as kind
from classified;

-- figure_changes(projects, since, since_revision, as_of, revision): the figures of results.csv that
-- differ between the two points of a comparison.
-- Grain: one row per project and key of results.csv (indicator, period, country, sex) whose value or qualifier
-- differs. kind:
--   new        there was none at the first point
--   corrected  another value, or the same with another qualifier
--   withdrawn  there is none at the second point
-- is_late: new, but of a period that had ended by the first point. is_undone: the earlier row was of an upload
-- that was undone. Its origin is that of the row in force; of a withdrawn figure that of the row that withdrew it, else
-- of the row that was in force.
create or replace macro figure_changes(of_projects, since, since_revision, as_of, at_revision) as table
with old_rows as (
    select *, struct_pack(reported_on, note, source, place, revision, in_file, in_row) as origin
    from current_results(of_projects, since, since_revision)
    where value is not null
),
new_rows as (
    select *, struct_pack(reported_on, note, source, place, revision, in_file, in_row) as origin
    from current_results(of_projects, as_of, at_revision)
    where value is not null
),
paired as (
    select
        coalesce(new.project, old.project) as project,
        coalesce(new.indicator, old.indicator) as indicator,
        coalesce(new.period_start, old.period_start) as period_start,
        coalesce(new.period_end, old.period_end) as period_end,
        coalesce(new.country, old.country) as country,
        coalesce(new.sex, old.sex) as sex,
        old.value as old_value, new.value as new_value,
        old.qualifier as old_qualifier, new.qualifier as new_qualifier,
        old.origin as old_origin, new.origin as new_origin
    from old_rows as old
    full join new_rows as new
        on new.project = old.project and new.indicator = old.indicator
        and new.period_start = old.period_start and new.period_end = old.period_end
        and new.country is not distinct from old.country and new.sex = old.sex
    where (old.value, old.qualifier) is distinct from (new.value, new.qualifier)
),
-- the rows that end a figure: withdrawn, or with a blank value
ended as (
    select *, struct_pack(reported_on, note, source, place, revision, in_file, in_row) as origin
    from result_versions(of_projects, as_of, at_revision)
    where stands and value is null
)
select
    paired.* exclude (old_origin, new_origin),
    case
        when old_value is null then 'new'
        when new_value is null then 'withdrawn'
        else 'corrected'
    end as kind,
    coalesce(old_value is null and paired.period_end <= since, false) as is_late,
    old_value is not null and uploaded.revision is null as is_undone,
    unnest(coalesce(new_origin, ended.origin, old_origin))
from paired
left join active_uploads(of_projects, at_revision) as uploaded on uploaded.revision = old_origin.revision
left join ended
    on ended.project = paired.project and ended.indicator = paired.indicator
    and ended.period_start = paired.period_start and ended.period_end = paired.period_end
    and ended.country is not distinct from paired.country and ended.sex = paired.sex;

-- target_changes(projects, since, since_revision, as_of, revision): the baselines, milestones and targets that
-- differ between the two points of a comparison.
-- Grain: one row per project, indicator, kind, sex and unit (and stated due date of a milestone) whose value,
-- qualifier or stated due date differs; that a blank due date follows the end of the project is no revision of a
-- target. change is new, revised or withdrawn. Reason and origin are those of the version in force; of a withdrawn one
-- those of the row that withdrew it, else of the row that was in force. is_undone: the earlier row was of an upload
-- that was undone. is_seen: new, and known at the first point to exist, but not seen.
create or replace macro target_changes(of_projects, since, since_revision, as_of, at_revision) as table
with paired as (
    select
        coalesce(new.project, old.project) as project,
        coalesce(new.indicator, old.indicator) as indicator,
        coalesce(new.kind, old.kind) as kind,
        coalesce(new.sex, old.sex) as sex,
        coalesce(new.unit, old.unit) as unit,
        case when coalesce(new.kind, old.kind) = 'milestone'
            then coalesce(new.stated_due, old.stated_due) end as milestone_due,
        old.value as old_value, new.value as new_value,
        old.qualifier as old_qualifier, new.qualifier as new_qualifier,
        old.due as old_due, new.due as new_due,
        old.revision as old_revision,
        struct_pack(old.reason, old.note, old.reported_on, old.source, old.place,
            old.revision, old.in_file, old.in_row) as old_origin
    from targets_in_force(of_projects, since, since_revision) as old
    full join targets_in_force(of_projects, as_of, at_revision) as new
        on new.project = old.project and new.indicator = old.indicator
        and new.kind = old.kind and new.sex = old.sex and new.unit = old.unit
        and (new.kind <> 'milestone' or new.stated_due is not distinct from old.stated_due)
    where (old.value, old.qualifier, old.stated_due)
        is distinct from (new.value, new.qualifier, new.stated_due)
),
-- the version that was known last, whether it is in force or a withdrawal
known_last as (
    select
        version.project, version.indicator, version.kind, version.sex,
        coalesce(version.unit, indicator.unit) as unit,
        milestone_due(version.kind, version.due) as milestone_due,
        struct_pack(version.reason, version.note, version.reported_on, version.source, version.place,
            version.revision, version.in_file, version.in_row) as origin
    from target_versions(of_projects, as_of, at_revision) as version
    join current_indicators(of_projects, as_of, at_revision) as indicator
        on indicator.project = version.project and indicator.indicator = version.indicator
    where version.stood_until is null
    qualify row_number() over (
        partition by version.project, version.indicator, version.kind, version.sex,
            coalesce(version.unit, indicator.unit),
            milestone_due(version.kind, version.due)
        order by version.reported_on desc, version.revision desc, version.in_row desc
    ) = 1
)
select
    paired.* exclude (milestone_due, old_revision, old_origin),
    case
        when old_value is null then 'new'
        when new_value is null then 'withdrawn'
        else 'revised'
    end as change,
    old_value is not null and uploaded.revision is null as is_undone,
    coalesce(old_value is null and unseen.qualifier = 'not_in_source', false) as is_seen,
    unnest(coalesce(known_last.origin, paired.old_origin))
from paired
left join active_uploads(of_projects, at_revision) as uploaded on uploaded.revision = paired.old_revision
left join targets_without_value(of_projects, since, since_revision) as unseen
    on unseen.project = paired.project and unseen.indicator = paired.indicator
    and unseen.kind = paired.kind and unseen.sex = paired.sex and unseen.unit = paired.unit
    and milestone_due(unseen.kind, unseen.stated_due) is not distinct from paired.milestone_due
left join known_last
    on known_last.project = paired.project and known_last.indicator = paired.indicator
    and known_last.kind = paired.kind
    and known_last.sex = paired.sex and known_last.unit = paired.unit
    and known_last.milestone_due is not distinct from paired.milestone_due;

-- indicator_moves(projects, since, since_revision, as_of, revision): indicator_changes, with what changed each, and the
-- row of its figure.
-- Grain: one row per project and indicator whose figure, target or status differs. moved_by is the cause in words: a
-- figure, a target, the end of the project, or only that a due date passed.
create or replace macro indicator_moves(of_projects, since, since_revision, as_of, at_revision) as table
with figure as (
    select
        change.project,
        change.indicator,
        bool_or(change.is_undone) as is_undone,
        bool_or(change.kind = 'corrected') as is_corrected,
        bool_or(change.kind = 'new') as is_new,
        bool_or(change.kind = 'withdrawn') as is_withdrawn
    from figure_changes(of_projects, since, since_revision, as_of, at_revision) as change
    group by change.project, change.indicator
),
target as (
    select
        change.project,
        change.indicator,
        bool_or(change.kind = 'target') as is_target,
        bool_or(change.kind = 'target' and change.is_seen) as is_seen,
        bool_or(change.kind = 'baseline') as is_baseline,
        bool_or(change.kind = 'milestone') as is_milestone
    from target_changes(of_projects, since, since_revision, as_of, at_revision) as change
    where change.sex = 'total'
    group by change.project, change.indicator
),
classified as (
    select
        moved.*,
        case
            when old_value is not distinct from new_value and old_period_end is not distinct from new_period_end
                then null
            when new_value is null or new_period_end < old_period_end then
                case when figure.is_undone then 'a figure taken back' else 'a figure withdrawn' end
            when old_value is null or new_period_end > old_period_end then 'a new figure'
            when figure.is_undone then 'a figure taken back'
            when figure.is_corrected then 'a corrected figure'
            when figure.is_new then 'a new figure'
            when figure.is_withdrawn then 'a figure withdrawn'
        end as by_figure,
        case
            when old_target is null and new_target is not null then
                case when target.is_seen then 'a target seen for the first time' else 'a new target' end
            when old_target is not null and new_target is null then 'a target withdrawn'
            when old_target <> new_target or (is_status_change and target.is_target) then 'a revised target'
            when is_status_change and old_due <> new_due then 'another end of the project'
        end as by_target,
        case when is_status_change and target.is_baseline then 'a revised baseline' end as by_baseline,
        case when is_status_change and target.is_milestone then 'a revised milestone' end as by_milestone,
        case
            when is_status_change and new_status = 'not_reported' and new_due < as_of and old_due >= since
                then 'a due date that passed without a report'
        end as by_time
    from indicator_pairs(of_projects, since, since_revision, as_of, at_revision) as moved
    left join figure on figure.project = moved.project and figure.indicator = moved.indicator
    left join target on target.project = moved.project and target.indicator = moved.indicator
    where moved.is_change
)
select
    * exclude (is_change, by_figure, by_target, by_baseline, by_milestone, by_time),
    case
        when old_status is null then 'a new indicator'
        when new_status is null then 'an indicator taken back'
        else coalesce(
            nullif(concat_ws(' and ', by_figure, by_target, by_baseline, by_milestone, by_time), ''),
            'another way of counting'
        )
    end as moved_by
from classified;

-- conflict_changes(projects, since, since_revision, as_of, revision): the conflicts of the weight of a figure whose state
-- differs between the two points of a comparison.
-- Grain: one row per project and conflict. change:
--   opened     it was not known, and is open
--   resolved   it was open or not known, and is resolved
--   reopened   it was resolved, and is open
--   withdrawn  it is no longer known
-- Its row is that of the second point; of a withdrawn one, that of the first.
create or replace macro conflict_changes(of_projects, since, since_revision, as_of, at_revision) as table
with old_side as (
    select *, case when is_resolved then 'resolved' else 'open' end as state,
        struct_pack(revision, in_file, in_row) as origin
    from conflicts_known(of_projects, since, since_revision)
),
new_side as (
    select *, case when is_resolved then 'resolved' else 'open' end as state,
        struct_pack(revision, in_file, in_row) as origin
    from conflicts_known(of_projects, as_of, at_revision)
)
select
    project, conflict,
    case
        when new.state is null then 'withdrawn'
        when new.state = 'resolved' then 'resolved'
        when old.state = 'resolved' then 'reopened'
        else 'opened'
    end as change,
    old.state as old_state, new.state as new_state,
    coalesce(new.subject, old.subject) as subject,
    coalesce(new.shown, old.shown) as shown,
    coalesce(new.shown_title, old.shown_title) as shown_title,
    coalesce(new.other, old.other) as other,
    coalesce(new.other_title, old.other_title) as other_title,
    coalesce(new.explanation, old.explanation) as explanation,
    coalesce(new.indicator, old.indicator) as indicator,
    new.resolved_on,
    unnest(coalesce(new.origin, old.origin))
from old_side as old
full join new_side as new using (project, conflict)
where old.state is distinct from new.state and coalesce(new.weight, old.weight) = 'figure';
