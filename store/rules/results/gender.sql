-- parts_by_sex(projects, as_of, revision): every indicator with its figure and the parts of it by sex.
-- Grain: one row per project and indicator. split is how far it is known by sex:
--   split      women and men are both given
--   part       some of women, men and another gender, but not both women and men: no share of women
--   none       a total alone, or only people whose sex is not recorded
--   no_figure  nothing is known as of the date
-- in_no_part: by how much a stated total is more than its parts; these people are in none of them.
-- recorded_qualifier, sum_qualifier: those of `recorded` and `sum_of_parts`, which are sums: about, where any of their
-- parts has a word before it.
-- Source: docs/method.md, "Figures".
create or replace macro parts_by_sex(of_projects, as_of, at_revision) as table
select
    indicator.project, indicator.indicator, indicator.title, indicator.definition, indicator.unit, indicator.is_retired,
    figure.value, figure.qualifier, figure.basis, figure.derived_as,
    figure.women, figure.men, figure.another_gender, figure.not_recorded, figure.recorded,
    figure.women_qualifier, figure.men_qualifier, figure.another_gender_qualifier, figure.not_recorded_qualifier,
    figure.women_share, figure.coverage, figure.is_date_assumed,
    figure.stated_total, figure.sum_of_parts, figure.difference,
    case when figure.difference > 0 then figure.difference end as in_no_part,
    case
        when figure.value is null then 'no_figure'
        when figure.women is not null and figure.men is not null then 'split'
        when coalesce(figure.women, figure.men, figure.another_gender) is not null then 'part'
        else 'none'
    end as split,
    case when figure.women is not null and figure.men is not null then
        qualifier_of_parts(figure.women_qualifier, figure.men_qualifier, figure.another_gender_qualifier, null)
    end as recorded_qualifier,
    case when figure.sum_of_parts is not null then
        qualifier_of_parts(
            figure.women_qualifier, figure.men_qualifier, figure.another_gender_qualifier, figure.not_recorded_qualifier
        )
    end as sum_qualifier,
    figure.period_start, figure.period_end, figure.reported_on, figure.source, figure.place, figure.note,
    figure.in_file, figure.in_row, figure.revision
from current_indicators(of_projects, as_of, at_revision) as indicator
left join figures(of_projects, as_of, at_revision) as figure
    on figure.project = indicator.project and figure.indicator = indicator.indicator;

-- people_by_sex(projects, as_of, revision): those of them that count people.
-- Grain: one row per project and indicator in people that is not retired. People are never summed over indicators:
-- the same person may be in several.
-- is_leading: the largest figure of the project that has a share of women: the one to speak of first.
create or replace macro people_by_sex(of_projects, as_of, at_revision) as table
select
    * exclude (unit, is_retired),
    women_share is not null and row_number() over (
        partition by project
        order by women_share is null, value desc, indicator
    ) = 1 as is_leading
from parts_by_sex(of_projects, as_of, at_revision)
where unit = 'people' and not is_retired;

-- people_over_time(projects, as_of, revision): the figures of people by sex, date by date.
-- Grain: one row per project, indicator in people and date, of those that give women and men for the whole project on
-- two dates or more. Of several periods that end on a date it is the longest. Where the indicator is measured by
-- period, a row is of that period alone. Shares and in_no_part: as in people_by_sex.
create or replace macro people_over_time(of_projects, as_of, at_revision) as table
with dated as (
    select figure.*, figure.sum_of_parts - coalesce(figure.not_recorded, 0) as recorded
    from figures_by_period(of_projects, as_of, at_revision) as figure
    join current_indicators(of_projects, as_of, at_revision) as indicator
        on indicator.project = figure.project and indicator.indicator = figure.indicator
    where figure.unit = 'people'
        and not indicator.is_retired
        and figure.country is null
        and figure.women is not null
        and figure.men is not null
    qualify row_number() over (
        partition by figure.project, figure.indicator, figure.period_end order by figure.period_start
    ) = 1
)
select
    project, indicator, measure, period_end, is_date_assumed, value, qualifier,
    women, men, another_gender, not_recorded,
    women_qualifier, men_qualifier, another_gender_qualifier, not_recorded_qualifier,
    case when difference > 0 then difference end as in_no_part,
    women / nullif(recorded, 0) as women_share,
    recorded / nullif(sum_of_parts, 0) as coverage
from dated
qualify count(*) over (partition by project, indicator) > 1;

-- targets_by_sex(projects, as_of, revision): targets for women, men or another gender, and what was reached.
-- Grain: one row per project, indicator, sex, kind (and due date of a milestone). Status is judged by the total
-- alone, so that there is none here. Source: docs/method.md, "Targets and status".
create or replace macro targets_by_sex(of_projects, as_of, at_revision) as table
select
    target.project, target.indicator, indicator.title, indicator.unit, target.sex, target.kind,
    target.value as target, target.qualifier as target_qualifier, target.due, target.reported_on, target.source, target.place,
    case target.sex
        when 'women' then figure.women
        when 'men' then figure.men
        when 'another_gender' then figure.another_gender
        when 'not_recorded' then figure.not_recorded
    end as reached,
    case target.sex
        when 'women' then figure.women_qualifier
        when 'men' then figure.men_qualifier
        when 'another_gender' then figure.another_gender_qualifier
        when 'not_recorded' then figure.not_recorded_qualifier
    end as reached_qualifier,
    figure.period_end, target.in_file, target.in_row, target.revision
from targets_in_force(of_projects, as_of, at_revision) as target
join current_indicators(of_projects, as_of, at_revision) as indicator
    on indicator.project = target.project and indicator.indicator = target.indicator
left join figures(of_projects, as_of, at_revision) as figure
    on figure.project = target.project and figure.indicator = target.indicator
where target.sex <> 'total'
    and target.is_comparable
    and not indicator.is_retired;

-- gender_indicators(projects, as_of, revision): the indicators of work on gender: those whose title or definition speaks
-- of gender or women and that count no people, such as tools and action plans.
-- Grain: one row per project and indicator that is not retired.
create or replace macro gender_indicators(of_projects, as_of, at_revision) as table
select project, indicator
from current_indicators(of_projects, as_of, at_revision)
where unit <> 'people'
  and regexp_matches(concat_ws(' ', title, definition), '\b(gender|women)', 'i')
  and not is_retired;

-- gender_judgements(projects, as_of, revision): what the sources judge of the work on gender.
-- Grain: one row per project, judged thing and judge: those who say that they judge gender, and the indicators of it.
create or replace macro gender_judgements(of_projects, as_of, at_revision) as table
select *
from judgements_known(of_projects, as_of, at_revision)
where judged_by ilike '%gender%'
   or (about = 'indicator' and (project, code) in (
       select (project, indicator) from gender_indicators(of_projects, as_of, at_revision)
   ));
