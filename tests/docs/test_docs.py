"""Links, paths, commands and lists in the documents lead to what exists."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.parts.shared.navigation import PAGES as LISTED
from tests.docs.pages import ROOT, anchor, blocks, first_table

PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted(ROOT.joinpath("docs").rglob("*.md")),
)
DECISIONS = ROOT / "docs" / "decisions"

# Made by the dashboard itself, by `make`, and by whoever sets up sign-in.
MADE_LATER = ("var/", ".venv/", ".streamlit/secrets.toml")

# The text of https://www.apache.org/licenses/LICENSE-2.0.txt, unchanged.
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"

LINK = re.compile(r"\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.\-]+(/[\w.\-]*)+|[\w.\-]+\.(md|py|sql|csv|json|toml|txt|duckdb)")


def text_of(*names: str) -> str:
    return "\n".join(ROOT.joinpath(name).read_text(encoding="utf-8") for name in names)


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if is_lost(page, link)]
    assert not lost, f"{named(page)}: {', '.join(lost)}"


def is_lost(page: Path, link: str) -> bool:
    """Whether the file that a link within the project names is missing, or the heading in it."""
    if link.startswith("https://"):
        return False
    path, _, place = link.partition("#")
    target = page.parent / path if path else page
    if not target.is_file():
        return True
    if not place:
        return False
    headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return place not in {anchor(heading) for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_path_that_is_named_exists(page: Path) -> None:
    lost = [path for path in paths_in(page.read_text("utf-8")) if not ROOT.joinpath(path).exists()]
    assert not lost, f"{named(page)} names {', '.join(lost)}: not there"


def paths_in(text: str) -> Iterator[str]:
    """The paths of this project between backticks, without the bare names of files of the contract."""
    for sentence in QUOTED.findall(text):
        if PATH.fullmatch(sentence) and not sentence.startswith(MADE_LATER):
            if sentence.endswith(".csv") and "/" not in sentence:
                continue
            yield sentence


def test_every_command_is_one_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    text = set(
        re.findall(r"make ([a-z]+)", " ".join(commands(text_of("README.md", "CONTRIBUTING.md"))))
    )
    assert text - targets == set()
    assert targets - text - {"help", "chromium"} == set(), "a command that no document names"


def commands(text: str) -> list[str]:
    """What a reader may type: text between backticks, and indented lines."""
    return [*QUOTED.findall(text), *re.findall(r"^    (.+)$", text, re.MULTILINE)]


def test_every_page_is_in_the_table_of_pages() -> None:
    declared = [(page.file, page.title) for page in LISTED]
    rows = first_table(text_of("README.md"), "The pages")
    assert [(row["file"].strip("`"), row["page"]) for row in rows] == declared


def test_the_rooms_are_the_folders_at_the_top() -> None:
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith((".", "_"))
    }
    rooms = [
        row["room"].strip("`/") for row in first_table(text_of("CONTRIBUTING.md"), "The rooms")
    ]
    assert sorted(rooms) == sorted({*folders - {"var"}, "dashboard.py"})


def test_every_decision_is_listed_and_half_a_page() -> None:
    listed = set(LINK.findall(DECISIONS.joinpath("README.md").read_text(encoding="utf-8")))
    pages = {path.name for path in DECISIONS.glob("*.md")} - {"README.md"}
    assert listed == pages
    for name in pages:
        text = DECISIONS.joinpath(name).read_text(encoding="utf-8")
        heads = [block[0].split("**")[1] for block in blocks(text) if block[0].startswith("**")]
        assert heads[:3] == ["Decision.", "Instead of.", "Why."], name
        assert len(text.splitlines()) <= 25, f"{name} is more than half a page"


def test_the_picture_is_there_and_light() -> None:
    picture = ROOT / "docs" / "overview.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000


def test_the_licence_is_the_original() -> None:
    assert hashlib.sha256(ROOT.joinpath("LICENSE").read_bytes()).hexdigest() == APACHE_2


def test_no_document_names_a_machine() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"/home/|/root/|/work/|/tmp/|localhost|C:\\", text), named(page)
