-- gender/judgements($projects, $as_of, $revision): what the sources judge themselves of the work on gender.
-- Grain: one row per judgement, the project's first, then in the order of the logframe.
select
    about, code, title, level, judged_by, verdict, stated, judged_on, status, met, on_track, behind, not_reported,
    last_on_track, last_behind,
    reported_on, source_title, place, note, revision, in_file, in_row
from gender_judgements($projects, $as_of, $revision)
order by path nulls first, code, judged_by
