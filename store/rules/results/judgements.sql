-- judgements_known(projects, as_of, revision): what the sources judge themselves, beside what is computed here.
-- Grain: one row per project, result, indicator or project that is judged, and who judged it. title is that of what is
-- judged; path sorts it in the logframe, null for the project.
-- status is the computed one of an indicator. Of a result, met, on_track, behind and not_reported count the indicators
-- of it and of the results below it that have this status and are not retired; last_on_track and last_behind those not
-- reported since their due date by their last status.
create or replace macro judgements_known(of_projects, as_of, at_revision) as table
with recursive below as (
    select project, result as ancestor, result from current_framework(of_projects, as_of, at_revision)
    union all
    select below.project, below.ancestor, child.result
    from below
    join current_framework(of_projects, as_of, at_revision) as child
        on child.project = below.project and child.parent = below.result
),
computed as (
    select
        below.project, below.ancestor as result,
        count(*) filter (where progress.status = 'met') as met,
        count(*) filter (where progress.status = 'on_track') as on_track,
        count(*) filter (where progress.status = 'behind') as behind,
        count(*) filter (where progress.status = 'not_reported') as not_reported,
        count(*) filter (where progress.last_status = 'on_track') as last_on_track,
        count(*) filter (where progress.last_status = 'behind') as last_behind
    from below
    join indicator_status(of_projects, as_of, at_revision) as progress
        on progress.project = below.project and progress.result = below.result and not progress.is_retired
    group by below.project, below.ancestor
)
select
    judgement.*,
    coalesce(result.title, progress.title, project.title) as title,
    result.level,
    coalesce(result.path, indicator_of.path || '/' || progress.indicator) as path,
    source.title as source_title,
    progress.status,
    coalesce(computed.met, 0) as met,
    coalesce(computed.on_track, 0) as on_track,
    coalesce(computed.behind, 0) as behind,
    coalesce(computed.not_reported, 0) as not_reported,
    coalesce(computed.last_on_track, 0) as last_on_track,
    coalesce(computed.last_behind, 0) as last_behind
from current_judgements(of_projects, as_of, at_revision) as judgement
left join logframe(of_projects, as_of, at_revision) as result
    on judgement.about = 'result' and result.project = judgement.project and result.result = judgement.code
left join indicator_status(of_projects, as_of, at_revision) as progress
    on judgement.about = 'indicator' and progress.project = judgement.project
    and progress.indicator = judgement.code
left join logframe(of_projects, as_of, at_revision) as indicator_of
    on indicator_of.project = progress.project and indicator_of.result = progress.result
left join project_in_force(of_projects, as_of, at_revision) as project
    on judgement.about = 'project' and project.project = judgement.project
left join computed on computed.project = judgement.project and judgement.about = 'result'
    and computed.result = judgement.code
left join current_sources(of_projects, as_of, at_revision) as source
    on source.project = judgement.project and source.source = judgement.source;
