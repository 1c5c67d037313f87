"""The rows of the tables in the text of a page or of a workbook."""

from collections.abc import Iterator


def tables_of(text: str) -> Iterator[dict[str, str]]:
    """Each row of each table, by the headings of its columns; of headings that are the same, the last counts."""
    for heading, row in rows_of_tables(text):
        yield dict(zip(heading, row, strict=False))


def rows_of_tables(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The headings and the cells of each row of each table, in their order.

    The rows of a page's table begin with `  | ` (see `screen`), and those of a sheet follow its name.
    """
    heading: list[str] = []
    is_head, in_sheet = False, False
    for line in text.split("\n"):
        if line.startswith(("Table: ", "Sheet ")) and " | " not in line:
            is_head, in_sheet = True, line.startswith("Sheet ")
        elif in_sheet or line.startswith("  | "):
            cells = [cell.strip() for cell in line.removeprefix("  | ").split(" | ")]
            if is_head:
                heading, is_head = cells, False
            elif not line.startswith(("  | Upload leads to ", "  | Cite leads to ")):
                yield heading, cells
