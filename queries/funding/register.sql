-- funding/register($project, $as_of, $revision): the register of partnerships as a visitor may see it.
-- Grain: one row per partnership, those that may be named first. A partner that may not be named is null.
select register.*, source.title as source_title
from public_partnerships($project, $as_of, $revision) as register
left join standing_sources($project, $as_of, $revision) as source on source.source = register.source
order by not register.is_named, lower(register.partner), register.partnership
