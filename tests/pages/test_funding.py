"""Funding and partnerships: raised against target, from whom, and what the portfolio looks like."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, words, written
from tests.sample_ledgers import Row


def expanders(at: AppTest) -> list[str]:
    return [part.label for part in at.expander]


def everything(at: AppTest) -> str:
    """All that the page sends: words, charts and tables."""
    tables = "".join(frame.value.to_csv() for frame in at.dataframe)
    return words(at) + "".join(written(chart) for chart in figures(at)) + tables


# CREST


def test_money_raised_is_beside_its_target_and_nothing_is_converted(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    assert [tile.value for tile in at.metric] == [
        "USD 4,615,580", "SEK 52,086,020", "more than 92 %",
    ]  # fmt: skip
    shown = words(at)
    assert "raised, by 30 September 2020: Direct private sector contributions" in shown
    assert "target, due 31 December 2022: not converted" in shown
    assert "no exchange rate is stated, so the two are not compared" in shown
    assert "private funding as share of target: the source’s own share" in shown


def test_the_target_in_dollars_is_stated_to_be_derived(read_page: ReadPage) -> None:
    shown = words(read_page("funding.py", as_of="2021-07-31"))

    assert (
        "Private funding target in USD, implied: less than USD 5,016,935 "
        "(finding 9, 30 September 2020). Derived: 4,615,580 USD raised, divided by 0.92" in shown
    )


def test_the_share_that_the_source_states_is_drawn_against_all_of_the_target(
    read_page: ReadPage,
) -> None:
    share = figures(read_page("funding.py", as_of="2021-07-31"))[0]

    assert "more than 92 % · 30 Sep 2020 · line: the whole target, 100 %" in written(share)
    whole, reached, target, _ = share["data"]
    assert whole["x"] == [1]
    assert [round(length * 102) for length in reached["x"] + target["x"]] == [92, 100]


def test_the_three_kinds_of_funder(read_page: ReadPage) -> None:
    shown = words(read_page("funding.py", as_of="2021-07-31"))

    for funder in (
        "Donor (Sida)", "Private foundation (Laudes Foundation)", "Companies, for support received",
    ):  # fmt: skip
        assert funder in shown
    assert "How much each of these gives is not in the text." in shown
    assert "Donor funding: Sida, through the Embassy of Sweden: SEK 52,086,020" in shown


def test_how_contributions_durations_phases_and_agreements_are_spread(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    shown = words(at)
    assert (
        "from USD 48,592 (smallest) to USD 1,519,589 (largest); "
        "how the others lie between is not in the text" in shown
    )
    assert "1 phase 8, 2 phases 4, 3 phases 2, 4 phases 2" in shown
    drawn = "\n".join(written(chart) for chart in figures(at)).replace("<br>", " ")
    for text in (
        "USD 140,159.72 · median", "USD 329,132.58 · mean", "2 months · shortest",
        "12 months · most common", "29 months · longest", "16 · a year or more",
        "14 · less than a year (derived)", "8 · 1 phase (derived)", "47 % · has an NDA",
        "29 % · no NDA", "24 % · no discussion needed, already public (derived)",
        "36 % · migrant workers; the rest is not in the text",
    ):  # fmt: skip
        assert text in drawn


def test_partnerships_stand_against_their_targets(read_page: ReadPage) -> None:
    shown = words(read_page("funding.py", as_of="2021-07-31"))

    assert "Private sector partnerships established: 19 of 10" in shown
    assert "Partnerships with implementing partners for joint initiatives: 1 of 3" in shown


def test_conflicts_stand_with_the_figures_that_they_touch(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    assert "5 conflicts in the sources about these amounts" in expanders(at)
    assert "3 conflicts in the sources about these figures" in expanders(at)  # agreements
    shown = words(at)
    for code in ("K03", "K04", "K05", "K07", "K08", "K09", "K10", "K11", "K12", "K13", "K14", "K16",
                 "K18", "K20", "K39", "K43", "K44", "K48", "K66"):  # fmt: skip
        assert f"{code}: " in shown


def test_the_register_names_only_who_may_be_named(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    assert "The register lists at most 23 partnerships, 1 of them without a name" in words(at)
    assert "6 of the names are not called partners by the source" in words(at)
    register: pd.DataFrame = at.dataframe[-1].value
    assert list(register.columns[:3]) == ["partner", "called_partner", "note"]
    others = register[register["called_partner"] == "no"]
    assert sorted(others["partner"])[-1] == "VF Corporation"
    assert others["note"].str.startswith("Not called a partner: ").all()
    assert list(register["partner"]).count("not named") == 1
    assert "IKEA" in set(register["partner"])
    kinds = written(figures(at)[-1])
    assert kinds.split("\n") == [
        "7 · company", "6 · coalition", "4 · civil society", "6 · several kinds, merged",
    ]  # fmt: skip


def test_every_figure_has_its_source_place_and_date(read_page: ReadPage) -> None:
    at = read_page("funding.py", as_of="2021-07-31")

    tables = [frame.value for frame in at.dataframe if "source_title" in frame.value]
    assert len(tables) >= 15
    for table in tables:
        assert table["source_title"].notna().all()
        assert table["place"].notna().all()
        assert table["reported_on"].notna().all()


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
    assert "Nothing was known of the funders by 17 July 2021." in shown
    assert "Nothing about the portfolio was known by 17 July 2021." in shown
    assert "No partnership stood in the register by 17 July 2021." in shown
    assert not figures(at)


# Other projects


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("funding.py", data=make_project(tmp_path / "data"), as_of="2021-08-01")

    shown = words(at)
    assert "No indicator of this project is an amount of money." in shown
    assert "Nothing was known of the funders by 1 August 2021." in shown
    assert "No partnership stood in the register by 1 August 2021." in shown
    assert not figures(at)


def test_a_target_in_the_same_currency_is_a_bullet(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        indicators=[{"unit": "EUR", "title": "Money raised"}],
        results=[{"value": 50_000}],
        targets=[{"value": 100_000}],
    )
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    assert [tile.value for tile in at.metric] == ["EUR 50,000", "EUR 100,000"]
    (bullet,) = figures(at)
    assert "EUR 50,000 of EUR 100,000" in written(bullet)
    assert "not converted" not in words(at)


def test_money_without_a_figure_or_a_target(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    money: list[Row] = [
        {"indicator": "A", "unit": "EUR", "title": "Raised"},
        {"indicator": "B", "unit": "EUR", "title": "Promised"},
    ]
    data = make_project(tmp_path / "data", indicators=money, results=[{"value": 0}])
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    shown = words(at)
    assert "Raised: EUR 0 (31 December 2020). Its target is not in the sources." in shown
    assert "Promised: no figure was known by 1 August 2021." in shown


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
    assert not figures(at)  # a register of one has no breakdown


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
        {"topic": topic, "measure": "kind of giver", "category": who, "value": "", "unit": ""}
        for topic in ("funding", "other") for who in ("a donor", "")
    ]  # fmt: skip
    at = open_page("funding.py", data=make_project(tmp_path / "data", portfolio=rows))

    shown = words(at)
    assert "A donor" in shown
    assert "Kind of giver" in shown
    assert "No figure is in the text." in shown
    assert "nan" not in shown.lower().split()


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    evil = "![x](http://example.org/x.png) <i>a</i> :material/home:"
    rows: list[Row] = [
        {"topic": evil, "measure": evil, "category": f"{place} {evil}", "unit": evil, "note": evil}
        for place in (1, 2)
    ]
    data = make_project(
        tmp_path / "data",
        portfolio=[*rows, {"topic": "funding", "measure": evil, "value": "", "note": evil}],
    )
    at = open_page("funding.py", data=data, as_of="2021-08-01")

    for block in [*at.markdown, *at.subheader, *at.caption]:
        assert "![x](" not in block.value
    assert not any("![x](" in label for label in expanders(at))
    assert all("<i>" not in written(chart) for chart in figures(at))
