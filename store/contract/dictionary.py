"""The data dictionary: every file and column of the contract in Markdown, from its one description."""

import json
from collections.abc import Iterator

from store.contract.description import DESCRIPTION, Column, File, contract

HEAD = """\
<!-- Generated from store/contract/datapackage.json by `python -m store dictionary > docs/data-dictionary.md`. -->

# The data dictionary

{description}

A project is a folder of these files in `data/`, its name the project's code. All are CSV in UTF-8, with a
comma between cells, one header row, dates as `YYYY-MM-DD` and a decimal point. A file has all of its columns,
in any order, also those that are blank. In a column that may be left out, and is, what stands there stays. A column
whose name is in brackets, such as `(title)`, is for whoever fills in the file, and is passed over. The description for
machines is `store/contract/datapackage.json`.

"""

TYPES = {"string": "text", "number": "number", "date": "date"}

# What a row means whose key exists already, by the word of the description.
AGAIN = {
    "correction": "corrects the one before",
    "revision": "is a revised target",
    "update": "updates the one before",
}


def data_dictionary() -> str:
    """The whole page, ending with a line break."""
    package = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    again = {resource["name"]: resource.get("again") for resource in package["resources"]}
    head = HEAD.format(description=package["description"])
    contents = "".join(f"- [{name}.csv](#{name}csv)\n" for name in contract())
    files = [_file(file, again[file.name]) for file in contract().values()]
    return "\n".join([head + contents, *files])


def _file(file: File, again: str | None) -> str:
    key = ", ".join(f"`{name}`" for name in file.key)
    text = f"Key: {key}."
    if file.is_dated:
        text += (
            f" Another row with the same key and a later `reported_on` {AGAIN[again or 'update']}."
        )
    columns = "\n".join(_row(file, column) for column in file.columns)
    return (
        f"## {file.name}.csv\n\n{file.description}\n\n{text}\n\n"
        f"| column | type | filled | meaning |\n|---|---|---|---|\n{columns}\n"
    )


def _row(file: File, column: Column) -> str:
    kind = TYPES[column.type] + (", several with `;`" if column.is_list else "")
    filled = "always" if column.required else "may be blank"
    filled = "may be blank, or left out" if column.is_added else filled
    meaning = " ".join([column.description, *_limits(file, column)])
    return f"| `{column.name}` | {kind} | {filled} | {meaning.replace('|', '&#124;')} |"


def _limits(file: File, column: Column) -> Iterator[str]:
    """The limits of the column's values, a sentence each."""
    if column.allowed:
        yield f"One of {', '.join(f'`{word}`' for word in column.allowed)}."
    for reference in file.references:
        if reference.column == column.name:
            yield (
                f"Stands in `{reference.target_column}` of "
                f"[{reference.target}.csv](#{reference.target}csv)."
            )
