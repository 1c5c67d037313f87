-- funding/register($project, $as_of, $revision): the register of partnerships as a visitor may see it.
-- Grain: one row per partnership, those that may be named first. A partner that may not be named is null.
select register.*, source.title as source_title, brought.in_file, brought.in_row, brought.revision
from public_partnerships($project, $as_of, $revision) as register
left join standing_sources($project, $as_of, $revision) as source on source.source = register.source
left join standing_partnerships($project, $as_of, $revision) as brought
    on brought.partnership = register.partnership
order by not register.is_named, lower(register.partner), register.partnership
