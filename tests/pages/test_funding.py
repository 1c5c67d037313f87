"""Funding and partnerships: raised against target, from whom, and what the portfolio looks like."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, quote

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, html_text, links, words
from tests.sample_ledgers import Row


def everything(at: AppTest) -> str:
    """All that the page sends: words, drawings and tables."""
    tables = "".join(frame.value.to_csv() for frame in at.dataframe)
    return words(at) + "".join(fragments(at)) + tables


def page_of(at: AppTest) -> str:
    """The fragment that is the page, but for its menu and its tables."""
    (page,) = [html for html in fragments(at) if "<h1>" in html]
    return page


def answer(at: AppTest) -> str:
    """The heading of the page, which answers its question."""
    return page_of(at).partition("<h1>")[2].partition("</h1>")[0]


def lines_of(at: AppTest) -> list[str]:
    return words(at).splitlines()


# CREST


def test_the_answer_is_what_was_raised_with_the_share_that_the_source_states(
    read_page: ReadPage,
) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    assert answer(at) == (
        "USD 4,615,580 raised by 30 September 2020, “more than 92 %” of the target as the source counts it."
    )
    assert (
        "Bar: more than 92 % of the target, as the source states it by 30 September 2020. The whole bar is the target."
        in lines_of(at)
    )
    bar = page_of(at).partition('class="answer"')[2].partition("</svg>")[0]
    assert re.findall(r'<rect x="(\d+)%" y="0" width="([\d.]+)%"', bar) == [
        ("0", "100"),
        ("0", "91.6"),
    ]


def test_money_raised_is_beside_its_target_and_nothing_is_converted(read_page: ReadPage) -> None:
    lines = lines_of(read_page("funding.py", as_of="2021-07-31"))

    large = ["USD 4,615,580", "more than 92 %", "SEK 52,086,020", "less than USD 5,016,935"]
    assert [line for line in lines if line in large] == large
    raised, own, target, implied = (lines.index(figure) for figure in large)
    assert lines[raised + 1 : raised + 3] == [
        "Direct private sector contributions", "30 Sep 2020 · finding 9, footnote 23",
    ]  # fmt: skip
    assert lines[own + 1 : own + 5] == [
        "Private funding as share of target", "30 Sep 2020 · finding 9", "The source’s own share.", "disputed: K18",
    ]  # fmt: skip
    assert lines[target + 1 : target + 4] == [
        "Target, due 31 Dec 2022", "section 2.1", "No exchange rate is stated, so the two are not compared here.",
    ]  # fmt: skip
    assert lines[implied + 1] == "Private funding target in USD, implied"
    assert lines[implied + 3].startswith("Derived: 4,615,580 USD raised, divided by 0.92")


def test_what_was_not_reported_since_is_in_the_answer(read_page: ReadPage) -> None:
    assert answer(read_page("funding.py", as_of="2026-11-22")) == (
        "USD 4,615,580 raised by 30 September 2020, “more than 92 %” of the target as the source counts it. Nothing "
        "was reported since 30 September 2020; the target was due on 31 December 2022."
    )


def test_who_pays_for_what(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    lines = lines_of(at)
    begin = lines.index("Who pays for what")
    end = lines.index("Where the sources disagree")
    section = "\n".join(lines[begin:end])
    assert "SEK 52,086,020 Donor funding: Sida, through the Embassy of Sweden" in section
    for funder in (
        "Donor (Sida)", "Private foundation (Laudes Foundation)", "Companies, for support received",
    ):  # fmt: skip
        assert funder in section
    assert "Pays, with the donor, for the work of outcomes 1 and 3." in section
    assert "How much each of these gives is not in the text. * The source does not state" in section
    assert "18 Jul 2021* · section 2.1" in section


def test_money_and_partnerships_stand_against_their_targets(read_page: ReadPage) -> None:
    lines = lines_of(read_page("funding.py", as_of="2021-07-31"))

    rows = [line for line in lines if line.startswith(("✔ met", "▼ behind", "◇ target in"))]
    assert rows == [
        "◇ target in another unit Direct private sector contributions USD 4,615,580 target SEK 52,086,020 30 Sep 2020",
        "✔ met Private sector partnerships established 19 of 10 190 % 30 Sep 2020",
        "▼ behind Partnerships with implementing partners for joint initiatives 1 of 3 33.3 % 30 Sep 2020*",
    ]


def test_how_contributions_agreements_durations_and_phases_are_spread(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    lines = lines_of(at)
    begin = lines.index("How the portfolio is spread")
    section = lines[begin : lines.index("Register of partnerships")]
    for line in (
        "smallest USD 48,592", "median USD 140,159.72", "mean USD 329,132.58", "largest USD 1,519,589",
        "shortest 2 months", "most common 12 months", "longest 29 months",
        "a year or more 16", "less than a year (derived) 14",
        "1 phase (derived) 8", "2 phases (derived) 4", "3 phases 2", "4 phases 2",
        "has an NDA 47 %", "no NDA 29 %", "no discussion needed, already public (derived) 24 %",
        "company 7", "coalition 6", "civil society 4", "several kinds, merged 6",
    ):  # fmt: skip
        assert line in section
    assert (
        "30 Sep 2020, assumed · finding 14, exhibit 4 · how the others lie between is not in the text"
        in section
    )
    assert "8 more measures in the table of all figures below." in section
    drawn = page_of(at)[page_of(at).index("How the portfolio is spread") :]
    assert drawn.count("<svg") == 4 + 3 + 3 + 2 + 4 + 4
    assert drawn.count("<circle") == 4 + 3


def test_no_chart_is_waited_for(read_page: ReadPage) -> None:
    assert not figures(read_page("funding.py", as_of="2021-07-31"))


def test_conflicts_stand_with_the_figures_that_they_touch(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    shown = page_of(at)
    in_sight, folded = shown.split("<details>")
    for code in ("K03", "K07", "K10", "K16", "K20", "K43"):
        assert f">{code}<" in in_sight
    for code in (
        "K04",
        "K05",
        "K08",
        "K09",
        "K11",
        "K12",
        "K13",
        "K14",
        "K18",
        "K39",
        "K44",
        "K48",
        "K66",
    ):
        assert f">{code}<" in folded
    assert "13 other conflicts about these figures" in lines_of(at)
    assert "disputed: K10, K11, K12" in words(at)
    assert ("K10", "as_of=2021-07-31&conflict=K10") in links(at)


def test_the_register_names_only_who_may_be_named(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    assert "The register lists at most 23 partnerships, 1 of them without a name" in words(at)
    assert "6 of the names are not called partners by the source" in words(at)
    assert at.expander[0].label == "23 partnerships of the register, one by one"
    register: pd.DataFrame = at.dataframe[0].value
    assert list(register.columns[:3]) == ["partner", "called_partner", "note"]
    others = register[register["called_partner"] == "no"]
    assert sorted(others["partner"])[-1] == "VF Corporation"
    assert others["note"].str.startswith("Not called a partner: ").all()
    assert list(register["partner"]).count("not named") == 1
    assert "IKEA" in set(register["partner"])


def test_all_other_figures_are_in_one_table_with_source_place_and_date(
    read_page: ReadPage,
) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    assert [part.label for part in at.expander][1:] == [
        "All 64 figures of the portfolio, to search", "Money and partnerships as a table",
    ]  # fmt: skip
    table: pd.DataFrame = at.dataframe[1].value
    assert len(table) == 64
    assert {"funding", "contributions", "evaluation", "mappings"} <= set(table["topic"])
    for frame in at.dataframe:
        for column in ("source_title", "place", "reported_on"):
            assert frame.value[column].notna().all()


def test_a_cited_figure_is_first_and_can_be_cited(read_page: ReadPage) -> None:
    code = "funding|private funding as share of target||2020-09-30"
    at = read_page("funding.py", as_of="2021-07-31", figure=code)

    assert "The figure that the address names" in words(at)
    assert (
        "Private funding as share of target: more than 92 % (finding 9, 30 September 2020)."
        in words(at)
    )
    (cited,) = [block.value for block in at.code]
    assert cited.startswith(
        "Private funding as share of target: more than 92 %, as of 30 September 2020"
    )
    assert cited.endswith(f"&figure={quote(code)}")
    assert answer(at).startswith("USD 4,615,580")


def test_each_link_to_a_figure_opens_it(read_page: ReadPage, open_page: OpenPage) -> None:
    found = {
        dict(parse_qsl(query))["figure"]
        for _, query in links(read_page("funding.py", as_of="2021-07-31"))
        if "figure=" in query
    }
    assert len(found) == 3
    for code in found:
        at = open_page("funding.py", as_of="2021-07-31", figure=code)
        assert "The figure that the address names" in words(at)
        assert not at.warning


def test_a_figure_that_is_not_there_is_dropped_in_a_sentence(open_page: OpenPage) -> None:
    at = open_page("funding.py", as_of="2021-07-31", figure="none")
    assert "The address asked for the figure “none”, which is not here. It was dropped." in words(
        at
    )
    assert "figure" not in at.query_params


def test_as_of_an_earlier_day_what_came_later_is_not_there(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-18")

    shown = everything(at)
    assert "The register lists at most 21 partnerships" in shown
    assert "fourth project year" not in shown
    assert "USD 4,615,580" in shown


def test_before_anything_was_known_there_are_sentences(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-17")

    shown = words(at)
    assert "4,615,580" not in shown
    assert "Nothing was known of the funders by this date." in shown
    assert "Nothing about the portfolio was known by this date." in shown
    assert "No partnership stood in the register by this date." in shown
    assert "<svg" not in page_of(at)


# Other projects


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("funding.py", data=make_project(tmp_path / "data"), as_of="2021-08-01")

    assert answer(at) == "No indicator of this project is an amount of money."
    shown = words(at)
    assert "Nothing was known of the funders by this date." in shown
    assert "No partnership stood in the register by this date." in shown
    assert not at.dataframe


def test_a_target_in_the_same_currency_is_a_bullet(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        indicators=[{"unit": "EUR", "title": "Money raised"}],
        results=[{"value": 50_000, "qualifier": "about"}],
        targets=[{"value": 100_000, "due": "2022-12-31"}],
    )
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    assert answer(at) == "About EUR 50,000 of EUR 100,000 raised by 31 December 2020: on track."
    lines = lines_of(at)
    assert lines[lines.index("about EUR 50,000") :][:2] == ["about EUR 50,000", "Money raised"]
    assert lines[lines.index("EUR 100,000") :][:2] == ["EUR 100,000", "Target, due 31 Dec 2022"]
    assert "● on track Money raised about EUR 50,000 of EUR 100,000 50 % 31 Dec 2020" in lines
    assert "exchange rate" not in words(at)


def test_a_share_of_another_date_is_a_sentence_of_its_own(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    share = {
        "topic": "funding",
        "measure": "share of target",
        "value": 40,
        "unit": "percent",
        "as_at": "2019-12-31",
    }
    data = make_project(
        tmp_path / "data",
        indicators=[{"unit": "EUR", "title": "Money raised"}],
        results=[{"value": 50_000}],
        portfolio=[share],
    )
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    assert answer(at) == (
        "EUR 50,000 raised by 31 December 2020. It was “40 %” of the target as the source counts it by 31 December "
        "2019. Its target is not in the sources."
    )


def test_money_without_a_figure_or_a_target(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    money: list[Row] = [
        {"indicator": "A", "unit": "EUR", "title": "Promised"},
        {"indicator": "B", "unit": "EUR", "title": "Raised"},
    ]
    data = make_project(
        tmp_path / "data", indicators=money, results=[{"indicator": "B", "value": 0}]
    )
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    assert answer(at) == "EUR 0 raised by 31 December 2020. Its target is not in the sources."
    assert "○ no data Promised no data" in lines_of(at)
    before = open_page("funding.py", data=data, as_of="2020-08-01")
    assert answer(before) == "No figure of money raised was known by 1 August 2020."


def test_a_single_share_leaves_the_rest_unknown(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    part = {
        "topic": "people",
        "measure": "whom it is for",
        "category": "workers",
        "value": 36,
        "unit": "percent",
    }
    at = open_page(
        "funding.py", data=make_project(tmp_path / "data", portfolio=[part]), as_of="2021-08-01"
    )

    lines = lines_of(at)
    assert lines[lines.index("Whom it is for") :][1:3] == [
        "workers 36 %", "31 Dec 2020 · the rest is not in the text",
    ]  # fmt: skip
    assert "url(#hatch-" in page_of(at)


HIDDEN = {
    "partner": "Hidden Ltd", "named": "no", "sector": "rubber", "countries": "VNM",
    "signed": "2020-02-03", "note": "Hidden Ltd is large", "contribution_usd": 48_592,
}  # fmt: skip


def test_a_partner_that_may_not_be_named_is_nowhere_on_the_page(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        partnerships=[HIDDEN],
        conflicts=[{"file": "partnerships", "key": "P1", "subject": "Hidden Ltd or another"}],
    )
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    shown = everything(at)
    for secret in ("Hidden", "rubber", "VNM", "2020-02-03", "48592", "48,592"):
        assert secret not in shown
    assert "not named" in shown
    assert "<svg" not in page_of(at)  # a register of one has no breakdown


@pytest.mark.parametrize(
    ("called", "text"),
    [
        ("yes", "The register lists 1 partnership, 0 of them without a name"),
        ("no", "The register lists at most 1 partnership, 0 of them without a name"),
    ],
)
def test_who_is_not_called_a_partner_makes_the_register_count_at_most(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path, called: str, text: str
) -> None:
    partner = {"partner": "Openly Ltd", "named": "yes", "called_partner": called}
    data = make_project(tmp_path / "data", partnerships=[partner])
    shown = words(open_page("funding.py", data=data, as_of="2021-08-01"))
    assert text in shown
    assert ("1 of the names is not called a partner by the source" in shown) == (called == "no")


def test_a_note_that_is_missing_is_stated_in_words(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    rows: list[Row] = [
        {"topic": "funding", "measure": "kind of giver", "category": who, "value": "", "unit": ""}
        for who in ("a donor", "")
    ]  # fmt: skip
    at = open_page("funding.py", data=make_project(tmp_path / "data", portfolio=rows))

    shown = words(at)
    assert "A donor" in shown
    assert "Kind of giver" in shown
    assert shown.count("No figure is in the text.") == 2
    assert "nan" not in shown.lower().split()


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    evil = '![x](http://example.org/x.png) <i onclick="x">a</i> :material/home:'
    rows: list[Row] = [
        {
            "topic": evil,
            "measure": evil,
            "category": f"{place} {evil}",
            "unit": evil,
            "note": evil,
            "place": evil,
        }
        for place in (1, 2)
    ]
    funding = {"topic": "funding", "measure": evil, "note": evil, "place": evil}
    data = make_project(
        tmp_path / "data",
        indicators=[{"unit": "EUR", "title": evil}],
        results=[{"place": evil}],
        targets=[{"unit": "SEK", "place": evil}],
        portfolio=[
            *rows,
            {**funding, "value": ""},
            {**funding, "category": "sum", "unit": "EUR"},
            {**funding, "category": "implied", "unit": "EUR", "basis": "derived"},
            {**funding, "measure": f"{evil} share of target", "unit": "percent"},
        ],
        conflicts=[{"file": "results", "key": "A;2020-01-01;2020-12-31;;total", "subject": evil, "other": evil}],
    )  # fmt: skip
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    assert "<i onclick" not in "".join(fragments(at))
    assert html_text(page_of(at)).count("![x](http://example.org/x.png) <i onclick") > 12
    for block in [*at.markdown, *at.subheader, *at.caption]:
        assert "![x](" not in block.value
    assert not any("![x](" in part.label for part in at.expander)
