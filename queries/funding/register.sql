-- funding/register($projects, $as_of, $revision): the register of partnerships as a visitor may see it.
-- Grain: one row per partnership, those that may be named first. A partner that may not be named is null.
select
    register.* exclude (project), source.title as source_title,
    partnership.in_file, partnership.in_row, partnership.revision
from public_partnerships($projects, $as_of, $revision) as register
left join current_sources($projects, $as_of, $revision) as source
    on source.project = register.project and source.source = register.source
left join current_partnerships($projects, $as_of, $revision) as partnership
    on partnership.project = register.project and partnership.partnership = register.partnership
order by not register.is_named, lower(register.partner), register.partnership
