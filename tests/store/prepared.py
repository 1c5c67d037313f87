"""What each process of `tests.store.victim` begins with: the rules are made, once for all of them.

Only the process from which those are divided imports it. To make the rules takes ten times as long as to open a store,
and touches none: a kill within that time would prove nothing.
"""

from store.opening import rules

rules()
