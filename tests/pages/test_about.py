"""About the data: sources, conflicts, gaps, rules and files."""

from pathlib import Path

from store import contract
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import words


def test_names_sources_conflicts_and_gaps(read_page: ReadPage) -> None:
    at = read_page("about.py", as_of="2021-07-31")

    shown = words(at)
    assert "Midterm evaluation of the CREST project: final report." in shown
    assert "Cited as `management-response`" in shown
    assert "67 places where the sources disagree" in shown
    assert "16 settled since" in shown
    assert "a difference of 126" in shown
    assert "Target not in the sources: 14" in shown
    assert "an extension known since 31 July 2021; first planned to 30 September 2022" in shown
    assert (
        "in July 2021, until December 2022. The ends and the extension are known to the month"
        in shown
    )


def test_what_reads_otherwise_under_the_rules_of_november_2026_is_listed_with_the_reason(
    read_page: ReadPage,
) -> None:
    shown = words(read_page("about.py", as_of="2026-11-26"))

    assert "What the rules of November 2026 changed" in shown
    assert "6 indicators from “behind” to “not reported”." in shown
    assert "14 indicators from “no target” to “target not in the sources”." in shown
    assert "1 indicator from “no target” to “target in another unit”." in shown
    assert "2 actions from “overdue” to “past its deadline, last reported before it”." in shown
    assert "In this project nothing reads otherwise" not in shown


def test_offers_every_file_of_the_contract(read_page: ReadPage) -> None:
    at = read_page("about.py", as_of="2021-07-31")

    labels = [str(button.proto.label) for button in at.get("download_button")]
    files = [label for label in labels if label.endswith(".csv")]
    assert sorted(files) == sorted(f"{name}.csv" for name in contract())


def test_before_the_extension_was_known_the_first_end_is_in_force(read_page: ReadPage) -> None:
    shown = words(read_page("about.py", as_of="2021-07-18"))

    assert "to 30 September 2022." in shown
    assert "an extension known since" not in shown
    assert "settled since" in shown


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    shown = words(open_page("about.py", data=make_project(tmp_path / "data"), as_of="2021-06-30"))

    assert "No conflict was known by 30 June 2021." in shown
    assert "Every indicator has a figure, a target and a baseline." in shown
