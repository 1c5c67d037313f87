-- A conflict that touches a row names one that is there.
with row_key as (
    select project, 'results' as file, concat_ws(';', indicator, period_start, period_end, coalesce(country, ''), sex) as key
    from every_results
    union all
    select project, 'targets', concat_ws(';', indicator, kind, sex, coalesce(unit, ''),
        case when kind = 'milestone' then due::varchar end)
    from every_targets
    union all
    select project, 'portfolio', concat_ws(';', topic, measure, coalesce(category, ''), as_at) from every_portfolio
    union all select project, 'project', code from every_project
    union all select project, 'framework', result from every_framework
    union all select project, 'indicators', indicator from every_indicators
    union all select project, 'partnerships', partnership from every_partnerships
    union all select project, 'evaluations', evaluation from every_evaluations
    union all select project, 'recommendations', recommendation from every_recommendations
    union all select project, 'actions', action from every_actions
    union all select project, 'evidence', item from every_evidence
    union all select project, 'evidence_links', concat_ws(';', from_item, to_item, relation) from every_evidence_links
    union all select project, 'sources', source from every_sources
)
select project, in_file, in_row, 'key' as on_column,
    coalesce('"' || key || '"', 'blank') || ' is no key of ' || file
    || '.csv. Write the key columns of that row, joined with ";".' as said
from new_conflicts as conflict
where file is not null
  and not exists (
      from row_key
      where row_key.project = conflict.project
        and row_key.file = conflict.file and row_key.key is not distinct from conflict.key
  )
