"""The list of folders in docs/architecture.md is the tree."""

import re
from pathlib import Path

from pages.parts.shared.navigation import PAGES
from tests.docs.pages import ROOT, first_table

ARCHITECTURE = ROOT / "docs" / "architecture.md"
LISTED = [
    row["folder"].strip("`") for row in first_table(ARCHITECTURE.read_text("utf-8"), "The folders")
]

# Listed as one folder: each project has one in `data/`, and `tests/` has the folders of all the others.
LISTED_WHOLE = ("data/", "tests/")


def folders() -> list[str]:
    """The folders that hold files of the project, as `store/rules/`, from the root."""
    return sorted(f"{path.relative_to(ROOT)}/" for path in ROOT.rglob("*/") if is_of_project(path))


def is_of_project(folder: Path) -> bool:
    parts = folder.relative_to(ROOT).parts
    is_made = any(part.startswith((".", "__")) for part in parts) or parts[:1] == ("var",)
    if is_made or (len(parts) > 1 and f"{parts[0]}/" in LISTED_WHOLE):
        return False
    return any(path.is_file() for path in folder.iterdir()) or f"{parts[0]}/" in LISTED_WHOLE


def test_every_folder_is_listed_once_and_every_listed_folder_exists() -> None:
    pages = "|".join(page.name for page in PAGES)
    of_a_page = re.compile(rf"(queries|pages/parts)/({pages})/")
    found = {of_a_page.sub(r"\1/<page>/", folder) for folder in folders()}
    assert sorted(LISTED) == sorted(found)


def test_a_folder_comes_after_the_one_that_holds_it() -> None:
    for place, name in enumerate(LISTED):
        holder = name.rstrip("/").rpartition("/")[0]
        if holder and f"{holder}/" in LISTED:
            assert f"{holder}/" in LISTED[:place], f"{name} comes before {holder}/"
