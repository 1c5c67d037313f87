"""The rows of rules that a store keeps, held to those of computing them again."""

from datetime import date
from typing import Any

from store import Store
from store.rules.rules_file import rules


def judged_rules(store: Store) -> list[str]:
    """The kept rules that take projects, a date and a revision."""
    taken = ("of_projects", "as_of", "at_revision")
    return [
        name
        for name in rules().rules
        if rules().rules[name].parameters == taken and store.judged.keeps_in_table(name)
    ]


def assert_is_as_made_anew(store: Store, names: list[str], revision: int, as_of: date) -> None:
    """The kept rows of each rule are those of its own statement over the kept rows of the rules that it needs."""
    asked = {name: f"{name}($projects, $as_of, $revision) order by all" for name in names}
    below = [f"from {name}($projects, $as_of, $revision)" for name in judged_rules(store)]
    below += ["from active_uploads($projects, $revision)"]
    given: dict[str, Any] = {"projects": ["crest"], "as_of": as_of, "revision": revision}
    with store.judged.reader_for(below, given) as cursor:
        for name, sql in asked.items():
            kept = cursor.execute(f"from {sql}", given).fetchall()
            assert kept == cursor.execute(f'from "rules".main.{sql}', given).fetchall(), name
