"""About the data: sources, conflicts, gaps, rules and files."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pages.parts.about.gaps import KINDS
from store import contract
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import fragments, links, words
from tests.sample_ledgers import Row
from wording.codes import GAP_WORD

PAST = "2021-07-31"


def lines(text: str, begin: str) -> list[str]:
    """The lines of a page that begin so."""
    return [line for line in text.splitlines() if line.startswith(begin)]


def test_answers_first_how_many_sources_conflicts_and_gaps_there_are(read_page: ReadPage) -> None:
    shown = words(read_page("about.py", as_of=PAST))

    assert (
        "2 sources, the last report of 31 July 2021. They disagree on 16 figures, dates or statuses, and 32 things are "
        "not known." in shown
    )
    assert [line for line in shown.splitlines() if line[:3].strip().isdigit()][:4] == [
        "16 would change a figure, a date, a status or a priority",
        "22 about what a figure is of",
        "13 of words, references or numbers of chapters",
        "16 settled since",
    ]


def test_names_the_sources_and_how_long_the_project_runs(read_page: ReadPage) -> None:
    shown = words(read_page("about.py", as_of=PAST))

    assert "Midterm evaluation of the CREST project: final report" in shown
    assert (
        "IOM, CREST Project Manager · 31 July 2021 · management response · cited as management-response"
        in shown
    )
    assert "an extension known since 31 July 2021; first planned to 30 September 2022" in shown
    assert (
        "in July 2021, until December 2022. The ends and the extension are known to the month"
        in shown
    )
    assert "Whom to ask: CREST Project Manager, IOM, Ho Chi Minh City, Viet Nam." in shown


def test_a_source_is_a_link_to_where_it_is_published_with_licence_and_file(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    sources: list[Row] = [
        {"source": "report", "title": "A report", "url": "https://example.org/a?b=1", "licence": "CC BY 4.0",
         "file": "https://example.org/a.pdf"},
        {"source": "letter", "title": "A letter", "url": "javascript:alert(1)", "file": "letter.pdf"},
    ]  # fmt: skip
    data = make_project(tmp_path / "data", sources=sources)
    at = open_page("about.py", data=data, as_of="2021-06-30")

    (html,) = [part for part in fragments(at) if "A report" in part]
    outside = 'target="_blank" rel="noopener"'
    assert f'<a href="https://example.org/a?b=1" {outside}>A report</a>' in html
    assert (
        f'licence: CC BY 4.0 · <a href="https://example.org/a.pdf" {outside}>the document</a>'
        in html
    )
    assert "file: letter.pdf" in html
    assert 'href="javascript' not in html


def test_every_conflict_has_both_values_and_an_address_of_its_own(read_page: ReadPage) -> None:
    at = read_page("about.py", as_of=PAST)

    shown = words(at)
    assert (
        "67 places where the sources disagree with each other or with themselves, 16 of them settled"
        in shown
    )
    (civil_society,) = lines(shown, "Civil society: status of outcome 3")
    assert "shown: 1 of 18 finding 12" in civil_society
    assert "elsewhere: outcome 3 largely on track executive summary" in civil_society
    assert (
        "Shown: Midterm evaluation of the CREST project: final report, finding 12. Elsewhere: the same"
        in shown
    )
    addresses = {
        parse_qs(query).get("conflict", [""])[0]
        for label, query in links(at)
        if "address of" in label
    }
    assert len(addresses) == 67
    assert {"K15", "K60"} <= addresses
    assert "a difference of 126" in shown


@pytest.mark.parametrize(("code", "group"), [("K15", ""), ("K60", "wording"), ("K02", "settled")])
def test_the_conflict_that_the_address_names_is_open_marked_and_can_be_cited(
    read_page: ReadPage, code: str, group: str
) -> None:
    at = read_page("about.py", as_of=PAST, conflict=code)

    (html,) = [part for part in fragments(at) if "conflict-K15" in part]
    assert html.count("aria-current") == 1
    assert f'<details id="conflict-{code}" open aria-current="true" data-named>' in html
    assert [
        name
        for name in ("scope", "wording", "settled")
        if f'<details id="conflicts-{name}" open>' in html
    ] == ([group] if group else [])
    (cited,) = [word for word in html.split() if "revision=" in word and "rules=" in word]
    assert parse_qs(urlsplit(cited.partition("<")[0].replace("&amp;", "&")).query)["conflict"] == [
        code
    ]


def test_without_a_named_conflict_none_is_marked_and_those_of_lesser_weight_are_folded(
    read_page: ReadPage,
) -> None:
    (html,) = [
        part for part in fragments(read_page("about.py", as_of=PAST)) if "conflict-K15" in part
    ]

    assert "aria-current" not in html
    assert " open>" not in html


def test_a_conflict_that_is_not_here_is_dropped_with_a_sentence(read_page: ReadPage) -> None:
    at = read_page("about.py", as_of=PAST, conflict="K99*")

    assert "The address asked for “K99*” as conflict, which is not here. It was dropped." in words(
        at
    )
    assert "conflict" not in at.query_params


def test_every_kind_of_gap_says_what_would_close_it_and_leads_to_what_it_is_about(
    read_page: ReadPage,
) -> None:
    assert set(KINDS) == set(GAP_WORD)
    at = read_page("about.py", as_of=PAST)

    shown = words(at)
    assert "14 targets that are not in the sources closed by: The document that states it" in shown
    assert "1 target in another unit than its figure closed by: " in shown
    assert "10 baselines that are not in the sources" in shown
    assert "4 figures of people that are not split by sex" in shown
    assert "3 statements about the portfolio without their value" in shown
    assert (
        "Migrant workers reached indirectly",
        f"as_of={PAST}&indicator=x-migrant-workers",
    ) in links(at)


def test_what_reads_otherwise_under_the_rules_of_november_2026_is_listed_with_the_reason(
    read_page: ReadPage,
) -> None:
    at = read_page("about.py", as_of="2026-11-26")

    shown = words(at)
    assert "What the rules of November 2026 changed" in shown
    assert "6 indicators from “behind” to “not reported”" in shown
    assert "14 indicators from “no target” to “target not in the sources”" in shown
    assert "1 indicator from “no target” to “target in another unit”" in shown
    assert "2 actions from “overdue” to “past its deadline, last reported before it”" in shown
    assert "In this project nothing reads otherwise" not in shown
    assert any('<section id="earlier-rules">' in part for part in fragments(at))


def test_offers_every_file_of_the_contract(open_page: OpenPage) -> None:
    at = open_page("about.py", as_of=PAST)

    (chosen,) = [one for one in at.selectbox if one.label == "File to download"]
    assert chosen.options == [f"{name}.csv: {file.title}" for name, file in contract().items()]
    chosen.set_value("results").run()
    labels = [str(button.proto.label) for button in at.get("download_button")]
    assert "Download results.csv" in labels


def test_before_the_extension_was_known_the_first_end_is_in_force(read_page: ReadPage) -> None:
    shown = words(read_page("about.py", as_of="2021-07-18"))

    assert "It runs from 1 October 2017 to 30 September 2022." in shown
    assert "an extension known since" not in shown
    assert "11 settled since" in shown


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("about.py", data=make_project(tmp_path / "data"), as_of="2021-06-30")

    shown = words(at)
    assert (
        "1 source, no report by 30 June 2021. No conflict between them is known, and every indicator has a figure, a "
        "target and a baseline." in shown
    )
    assert "No conflict was known by this date." in shown
    assert "Every indicator has a figure, a target and a baseline." in shown
    assert "In this project nothing reads otherwise as of this date." in shown
    assert [box.label for box in at.expander] == ["The uploads that the rows are from"]
