-- A judgement is of a result, an indicator or the project that is there.
select project, in_file, in_row, 'code' as on_column,
    '"' || code || '" is no ' || about || ' of '
    || case about when 'result' then 'framework' when 'indicator' then 'indicators' else 'project' end
    || '.csv. Add it there, or write a code that is.' as message
from new_judgements as judgement
where about in ('result', 'indicator', 'project')
  and not exists (
      from every_key
      where every_key.project = judgement.project and every_key.key = judgement.code
        and every_key.file = case judgement.about
            when 'result' then 'framework' when 'indicator' then 'indicators' else 'project' end
  )
