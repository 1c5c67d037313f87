-- public_partnerships(project, as_of, revision): the partnership register as a visitor may see it.
-- Grain: one row per partnership. A partner that is not named has no name here. Whether it may be named is
-- judged at the newest revision and date, whatever date or revision is asked for. Source: the design,
-- "Who sees what".
create or replace macro public_partnerships(of_project, as_of, at_revision) as table
with disclosed as (
    select partnership
    from standing_partnerships(
        of_project, date '9999-12-31', (select max(revision) from ledger.head)
    )
    where named = 'yes'
)
select
    register.partnership,
    case when disclosed.partnership is not null and register.named = 'yes' then register.partner end
        as partner,
    disclosed.partnership is not null and register.named = 'yes' as is_named,
    coalesce(register.nda, 'unknown') as nda,
    coalesce(register.type, 'other') as type,
    register.sector, register.countries, register.signed, register.ended, register.phase,
    case when disclosed.partnership is not null and register.named = 'yes' then register.note end as note,
    register.source, register.place, register.reported_on
from standing_partnerships(of_project, as_of, at_revision) as register
left join disclosed on disclosed.partnership = register.partnership;

-- partnership_breakdown(project, as_of, revision): how many partnerships of the register, by kind.
-- Grain: one row per kind. Cells of fewer than three are merged into one, and where that one alone is
-- still smaller than three it is merged with the smallest other, so that no count can be told.
create or replace macro partnership_breakdown(of_project, as_of, at_revision) as table
with counted as (
    select type, count(*) as partnerships
    from public_partnerships(of_project, as_of, at_revision)
    group by type
),
small as (
    select coalesce(sum(partnerships), 0) as partnerships from counted where partnerships < 3
),
judged as (
    select
        counted.*,
        counted.partnerships < 3
        or (
            small.partnerships between 1 and 2
            and row_number() over (
                partition by counted.partnerships >= 3 order by counted.partnerships, type
            ) = 1
        ) as is_merged
    from counted
    cross join small
)
select case when is_merged then 'several kinds, merged' else type end as type, sum(partnerships) as partnerships
from judged
group by 1;
