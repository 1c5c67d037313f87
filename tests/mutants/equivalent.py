"""Mutants that behave as the original, so that no test can catch them; each with its reason."""

# By path, text before and text after, as `make mutants` prints them.
EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "store/rules/counting/uploads.sql",
        "where project = of_project and upload is not null and revision <= at_revision",
        "where project = of_project and revision <= at_revision",
    ): "a group without an upload is joined to no entry",
    (
        "store/checks/one_project.sql",
        "union all",
        "union",
    ): "every row names another row of the file, and the last one none",
    ("charts/chain.py", "any", "all"): "is_chosen is the same in every row",
}
