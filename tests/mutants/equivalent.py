"""Mutants that mean the same as what they were made of, so that no test can tell; each with its reason."""

# By path, what stood there, and what stands now, as `make mutants` prints them.
EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "store/rules/uploads.sql",
        "where project = of_project and upload is not null and revision <= at_revision",
        "where project = of_project and revision <= at_revision",
    ): "a group without an upload is joined to no entry",
    (
        "store/checks/one_project.sql",
        "union all",
        "union",
    ): "every row names another row of the file, and the last one none",
    ("charts/chain.py", "any", "all"): "is_chosen is said alike in every row",
}
