"""What all rules of a store answer, so that two stores can be compared."""

from datetime import date

from store import Store

# Columns and rules about uploads, which differ between stores with the same rows.
OF_UPLOADS = {"revision", "in_file", "in_row"}
ABOUT_UPLOADS = (
    "active_uploads",
    "counted_",
    "not_shown",
    "files_of_",
    "rows_in_order_",
    "reversal_effects_",
    "upload_history",
    "result_versions",
)

GIVEN = {
    "of_projects": "$projects",
    "as_of": "$as_of",
    "at_revision": "$revision",
    "of_unit": "null",
    "of_recommendation": "null",
    "of_item": "'F1'",
}

RULES = """
    select function_name, parameters
    from duckdb_functions()
    where function_type = 'table_macro' and not internal and parameters[1] = 'of_projects'
    order by function_name
"""


def answers(store: Store, project: str, as_of: date) -> dict[str, list[str]]:
    """The rows of every rule about a project as of a date, by the rule's name, sorted; but for rules about uploads.

    What a rule needs of others is computed once and kept: tests/store/rules/test_judged.py holds kept rows to computed
    ones. To compute all of each rule anew takes five times as long.
    """
    found = {}
    for rule, takes in store.cursor().execute(RULES).fetchall():
        if not rule.startswith(ABOUT_UPLOADS) and set(takes) <= set(GIVEN):
            found[rule] = _rows(store, project, as_of, rule, takes)
    return found


def _rows(store: Store, project: str, as_of: date, rule: str, takes: list[str]) -> list[str]:
    sql = f"from {rule}({', '.join(GIVEN[name] for name in takes)})"
    if rule == "everything_reported":  # takes no date: what was reported later is not known yet
        sql += " where reported_on <= $as_of"
    given = {"projects": [project], "as_of": as_of, "revision": store.revision()}
    used = {name: value for name, value in given.items() if f"${name}" in sql}
    with store.judged.reader_for([sql], used) as cursor:
        answer = cursor.execute(sql, used)
        names = [column[0] for column in answer.description or ()]
        rows = answer.fetchall()
    return sorted(
        str([(name, cell) for name, cell in zip(names, row, strict=True) if name not in OF_UPLOADS])
        for row in rows
    )
