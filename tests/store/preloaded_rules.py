"""The rules, made once for all processes of `tests.store.store_process`.

Only the process from which they are forked imports it. Making the rules takes ten times as long as opening a store,
and changes none: a kill within that time would prove nothing.
"""

from store.rules.rules_file import rules

rules()
