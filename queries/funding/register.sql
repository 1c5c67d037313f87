-- funding/register($projects, $as_of, $revision): the register of partnerships as a visitor may see it.
-- Grain: one row per partnership, those that may be named first. A partner that may not be named is null.
select register.* exclude (project), source.title as source_title, brought.in_file, brought.in_row, brought.revision
from public_partnerships($projects, $as_of, $revision) as register
left join standing_sources($projects, $as_of, $revision) as source
    on source.project = register.project and source.source = register.source
left join standing_partnerships($projects, $as_of, $revision) as brought
    on brought.project = register.project and brought.partnership = register.partnership
order by not register.is_named, lower(register.partner), register.partnership
