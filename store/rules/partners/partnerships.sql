-- partnership_kinds(projects, as_of, revision): how many partnerships of the register are of each kind.
-- Grain: one row per project and kind; only for the rules below, since it counts single partnerships. is_merged: the
-- kind is shown together with others only, which is the case
--   where it has fewer than least_partnerships();
--   and for the smallest of those that have more, where the first ones have fewer together,
--   or to so many that each of the eight kinds that is not shown (seven, and not known) must have two.
create or replace macro partnership_kinds(of_projects, as_of, at_revision) as table
with counted as (
    select project, coalesce(type, 'unknown') as type, count(*) as partnerships
    from current_partnerships(of_projects, as_of, at_revision)
    group by project, coalesce(type, 'unknown')
),
small as (
    select
        project,
        coalesce(sum(partnerships) filter (where partnerships < least_partnerships()), 0) as partnerships,
        8 - count(*) filter (where partnerships >= least_partnerships()) as kinds_not_shown
    from counted
    group by project
)
select
    counted.project,
    counted.type,
    counted.partnerships,
    counted.partnerships < least_partnerships()
    or (
        small.partnerships > 0
        and (small.partnerships < least_partnerships() or small.partnerships >= 2 * small.kinds_not_shown)
        and row_number() over (
            partition by counted.project, counted.partnerships >= least_partnerships()
            order by counted.partnerships, counted.type
        ) = 1
    ) as is_merged
from counted
join small on small.project = counted.project;

-- partnership_breakdown(projects, as_of, revision): how many partnerships of the register, by kind.
-- Grain: one row per project and kind that is shown, and one for those that are merged (type is null). A register too
-- small for a cell of so many has no row. Source: docs/method.md, "Partners that may not be named".
create or replace macro partnership_breakdown(of_projects, as_of, at_revision) as table
select project, case when not is_merged then type end as type, sum(partnerships) as partnerships
from partnership_kinds(of_projects, as_of, at_revision)
group by project, case when not is_merged then type end
having sum(partnerships) >= least_partnerships();

-- public_partnerships(projects, as_of, revision): the partnership register as a visitor may see it.
-- Grain: one row per project and partnership. A partner that is not named has no name here, and nothing that would
-- identify it: no note, sector, country, date or phase, and no kind with few partnerships.
-- Whether it may be named is decided by open_partners, whatever the date and revision; a name that has been withdrawn
-- or replaced since is not shown either. Source: docs/method.md, "Partners that may not be named".
create or replace macro public_partnerships(of_projects, as_of, at_revision) as table
with judged as (
    select
        register.*,
        coalesce(register.named = 'yes' and open.partner = register.partner, false) as is_named,
        kind.is_merged
    from current_partnerships(of_projects, as_of, at_revision) as register
    left join open_partners(of_projects) as open
        on open.project = register.project and open.partnership = register.partnership
    left join partnership_kinds(of_projects, as_of, at_revision) as kind
        on kind.project = register.project and kind.type = coalesce(register.type, 'unknown')
)
select
    project,
    partnership,
    case when is_named then partner end as partner,
    is_named,
    coalesce(nda, 'unknown') as nda,
    case when is_named or not is_merged then coalesce(type, 'unknown') end as type,
    case when is_named then sector end as sector,
    case when is_named then countries end as countries,
    case when is_named then signed end as signed,
    case when is_named then ended end as ended,
    case when is_named then phase end as phase,
    case when is_named then note end as note,
    case when is_named then coalesce(called_partner, 'yes') end as called_partner,
    source, place, reported_on
from judged;

-- partnerships_to_take_away(projects, as_of, revision): the register with the columns of its file, as a visitor may
-- download it. Grain: one row per project and partnership. What public_partnerships does not show is blank.
create or replace macro partnerships_to_take_away(of_projects, as_of, at_revision) as table
select
    register.* replace (
        visible.partner as partner,
        case when visible.is_named then 'yes' else 'no' end as named,
        case when visible.type is not null then register.type end as type,
        visible.sector as sector,
        visible.countries as countries,
        visible.signed as signed,
        visible.ended as ended,
        visible.phase as phase,
        case when visible.is_named then register.contribution_usd end as contribution_usd,
        visible.note as note,
        case when visible.is_named then register.called_partner end as called_partner
    )
from current_partnerships(of_projects, as_of, at_revision) as register
join public_partnerships(of_projects, as_of, at_revision) as visible
    on visible.project = register.project and visible.partnership = register.partnership;
