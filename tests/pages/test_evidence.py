"""Evidence: from any finding forward and back, what each recommendation rests on, and what led to nothing."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, html_text, links, words
from tests.sample_ledgers import Row

CARD = re.compile(r'<article class="card">(.*?)</article>', re.S)
SECTION = re.compile(r"<section><h[23]>(.*?)</h[23]>(.*?)</section>", re.S)
CODE = re.compile(r'<span class="code">(.*?)</span>')


def page(at: AppTest) -> str:
    """The HTML of the page, without its menu."""
    return "".join(fragments(at)[1:])


def cards(at: AppTest) -> dict[str, str]:
    """The words of the card of each recommendation, by its code."""
    return {CODE.findall(html)[0]: html_text(html) for html in CARD.findall(page(at))}


def listed_under(at: AppTest, heading: str) -> list[str]:
    """The codes of the items under a heading."""
    (found,) = [html for title, html in SECTION.findall(page(at)) if title == heading]
    return [html_text(code) for code in CODE.findall(found)]


def looks(at: AppTest) -> dict[str, list[str]]:
    """The codes in the net, by how they look."""
    (picture,) = figures(at)
    return {trace["name"]: trace["text"] for trace in picture["data"] if trace["mode"] == "text"}


def table(at: AppTest, column: str) -> pd.DataFrame:
    """The first table that has a column."""
    return next(frame.value for frame in at.dataframe if column in frame.value)


def test_the_answer_says_what_led_on_and_what_did_not(read_page: ReadPage) -> None:
    lines = words(read_page("evidence.py", as_of="2021-07-31")).splitlines()

    answer = lines.index(
        "18 of 24 findings led to a conclusion. All 6 conclusions led to a recommendation. Actions are planned for 17 "
        "of 23 operational recommendations."
    )
    assert lines[answer + 1 : answer + 3] == [
        "■ 18 lead to a conclusion",
        "□ 6 lead to none, 1 of them to a lesson",
    ]


def test_each_recommendation_has_its_response_conclusions_and_findings_in_words(
    read_page: ReadPage,
) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    of = cards(at)
    assert list(of) == ["R1", "R2", "R3", "R4", "R5"]
    lines = of["R4"].splitlines()
    assert lines[0].startswith("R4 Set guidelines that make forming partnerships")
    assert lines[1:3] == [
        "Accepted, priority 3 · 3 actions: 1 ongoing and 2 not reported",
        "C5 Confidentiality terms hold back reporting; there is no standard or minimum for them 2 findings",
    ]
    assert "F17 Monitoring works well, but companies report little" in of["R4"]
    assert "C6 Partnerships are slow and costly to form" in of["R4"]
    assert "C1 " not in of["R4"]
    assert "5 operational recommendations 1 of them without an action" in lines
    assert "2 operational recommendations each with an action" in of["R5"].splitlines()
    assert "planned: 4.2 Develop a framework of method" in of["R4"]
    assert "no action is planned for it" in of["R4"]
    queries = dict(links(at))
    assert queries["3 actions"] == "as_of=2021-07-31&recommendation=R4"
    assert [query for label, query in links(at) if label == "Its path in the net"][3] == (
        "as_of=2021-07-31&item=R4&net=open"
    )


def test_names_what_led_to_nothing(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    assert listed_under(at, "Findings that led to no conclusion") == [
        "F3", "F4", "F8", "F13", "F19", "F20",
    ]  # fmt: skip
    assert listed_under(at, "Operational recommendations without an action") == [
        "R2.b", "R2.c", "R2.d", "R3.b", "R3.c", "R4.d",
    ]  # fmt: skip
    shown = words(at)
    assert "leads to the lesson “Practical tools and direct work with companies" in shown
    assert "Conclusions that led to no recommendation" not in shown


def test_names_what_is_linked_to_nothing(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    assert (
        "The report links 3 unexpected results and 6 areas of the theory of change to nothing else"
        in words(at)
    )
    alone = page(at).split("to nothing else</summary>")[1].split("</details>")[0]
    assert CODE.findall(alone) == ["U1", "U2", "U3", "T1", "T2", "T3", "T4", "T5", "T6"]


def test_conflicts_lead_to_where_they_are_told(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    assert "24 places where the sources disagree about the evidence or the response" in words(at)
    told = [query for _, query in links(at) if "conflict=" in query]
    assert len(told) == len(set(told)) == 24


def test_the_net_is_drawn_once_it_is_opened(read_page: ReadPage) -> None:
    closed = read_page("evidence.py", as_of="2021-07-31")
    assert not figures(closed)
    assert "The net of all evidence" in [part.label for part in closed.expander]

    drawn = looks(read_page("evidence.py", as_of="2021-07-31", net="open"))
    assert sorted(drawn) == ["ends", "usual"]
    assert drawn["ends"] == ["F3", "F4", "F8", "F13", "F19", "F20"]
    assert len(drawn["usual"]) == 22 + 18 + 6 + 7 + 5 + 20


def test_the_same_as_tables(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    findings = table(at, "conclusions").set_index("item")
    assert len(findings) == 24
    assert findings.loc["F6", "conclusions"] == "C1, C2, C4"
    assert findings.loc["F6", "recommendations"] == "R1, R2, R3"
    assert findings.loc["F9", "actions"] == "5.1, 5.2, 5.3, 5.4"
    assert len(table(at, "note")) == 116


def test_a_finding_is_followed_to_the_actions_and_back_to_its_questions(
    read_page: ReadPage,
) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item="F17")

    assert listed_under(at, "What it rests on") == ["Q14"]
    assert listed_under(at, "What rests on it") == [
        "C5", "L3", "R4", "4.1", "4.2", "4.3", "R4.a", "R4.b", "R4.c", "R4.d", "R4.e",
    ]  # fmt: skip
    shown = words(at)
    assert "Finding · criterion: efficiency" in shown
    assert "Nearly half (47 per cent)" in shown
    assert "finding 17 (18 July 2021)." in shown
    assert "partnerships more efficient and sustainable accepted, priority 3" in shown
    assert "private sector ongoing, due later (31 December 2021)" in shown
    assert "How the evaluators would put this into practice (5)" in shown
    queries = dict(links(at))
    assert queries["K46 Baselines: established or limited"].endswith("conflict=K46")
    assert queries["All of the evidence"] == "as_of=2021-07-31"
    assert queries["Evaluation question 14"] == "as_of=2021-07-31&item=Q14"


def test_its_path_is_highlighted_in_the_net_and_is_a_table(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item="F17", net="open")

    drawn = looks(at)
    assert drawn["itself"] == ["F17"]
    assert sorted(drawn["path"]) == sorted(["Q14", "C5", "L3", "R4", "4.1", "4.2", "4.3"])
    assert "What F17 rests on and what rests on it stands out." in words(at)
    path = table(at, "steps")
    assert path.loc[path["item"] == "4.1", "side"].item() == "this rests on it"
    assert path.loc[path["item"] == "Q14", "side"].item() == "it rests on this"
    assert path.loc[path["item"] == "4.1", "steps"].item() == 3


def test_the_net_of_what_is_not_drawn_says_so(read_page: ReadPage) -> None:
    shown = words(read_page("evidence.py", as_of="2021-07-31", item="R4.a", net="open"))
    assert "R4.a itself is not drawn; what it rests on stands out." in shown


def test_an_action_is_followed_back_and_leads_to_its_row(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2022-01-15", item="1.1")

    shown = words(at)
    assert "Action · not reported, past its deadline, nothing reported (30 November 2021)" in shown
    assert "Nothing rests on it." in shown
    assert listed_under(at, "What it rests on")[:3] == ["R1", "C1", "C4"]
    (query,) = [
        query for label, query in links(at) if label == "The action in management’s response"
    ]
    assert query == "as_of=2022-01-15&action=1.1"


def test_a_recommendation_has_managements_response(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item="R2")

    shown = words(at)
    assert "Recommendation · partially accepted, priority 2" in shown
    assert "Management: Names two achievements responding to it, as of July 2021" in shown
    assert "recommendation 2 (31 July 2021)." in shown
    assert dict(links(at))["Management’s response in full"].endswith("recommendation=R2")


@pytest.mark.parametrize("item", ["F3", "U1", "R1.a", "L2", "Q1", "C3"])
def test_every_kind_of_item_opens(read_page: ReadPage, item: str) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item=item)
    assert f'<h1><span class="code">{item}</span> ' in page(at)


def test_what_rests_on_nothing_says_so(read_page: ReadPage) -> None:
    shown = words(read_page("evidence.py", as_of="2021-07-31", item="U1"))
    assert "It rests on nothing that is named." in shown
    assert "Nothing rests on it." in shown


def test_choosing_is_kept_in_the_address(open_page: OpenPage) -> None:
    at = open_page("evidence.py", as_of="2021-07-31", net="open")

    at.selectbox(key="item-choice").select("C5").run()
    assert at.query_params["item"] == "C5"
    assert at.query_params["net"] == "open"
    assert looks(at)["itself"] == ["C5"]
    at.selectbox(key="item-choice").select(None).run()
    assert "item" not in at.query_params
    assert cards(at)
    assert not at.exception


def test_an_unknown_item_is_dropped_with_a_warning(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item="F99")

    assert "“F99” as item, which is not here. It was dropped." in words(at)
    assert len(cards(at)) == 5


def test_before_the_response_there_are_no_actions(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-18", net="open")

    assert len(looks(at)["usual"]) == 22 + 18 + 6 + 7 + 5
    shown = words(at)
    assert "Actions are planned" not in shown
    assert "without an action" not in shown
    assert "No response yet" in cards(at)["R1"]
    assert "3 operational recommendations" in cards(at)["R1"].splitlines()


def test_before_the_report_nothing_is_known(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-17")

    assert "No evidence is known as of 17 July 2021." in words(at)
    assert not at.dataframe
    assert not at.selectbox


def test_an_empty_project_is_described_in_a_sentence(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("evidence.py", data=make_project(tmp_path / "data"), as_of="2021-08-01")
    assert "No evidence is known as of 1 August 2021." in words(at)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param([{"item": "F1"}], "None of 1 finding led to a conclusion.", id="one finding"),
        pytest.param(
            [{"item": "C1", "kind": "conclusion"}],
            "No finding is known. None of 1 conclusion led to a recommendation.",
            id="a conclusion",
        ),
        pytest.param(
            [{"item": "U1", "kind": "unexpected_result"}],
            "The report links 1 unexpected result to nothing else",
            id="nothing of the chain",
        ),
    ],
)
def test_a_single_item(
    open_page: OpenPage,
    make_project: MakeProject,
    tmp_path: Path,
    evidence: list[Row],
    expected: str,
) -> None:
    data = make_project(tmp_path / "data", evidence=evidence)
    assert expected in words(open_page("evidence.py", data=data, as_of="2021-08-01"))


def test_what_does_not_belong_to_the_chain_has_no_net(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", evidence=[{"item": "U1", "kind": "unexpected_result"}])
    at = open_page("evidence.py", data=data, as_of="2021-08-01", net="open")

    assert "The net of all evidence" not in [part.label for part in at.expander]
    assert not figures(at)


def test_findings_that_lead_to_a_recommendation_without_a_conclusion_are_listed(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        evidence=[{"item": "F1", "title": "Found"}, {"item": "C1", "kind": "conclusion"}],
        evidence_links=[{"from_item": "F1", "to_item": "R1", "relation": "derived_from"}],
    )
    at = open_page("evidence.py", data=data, as_of="2021-08-01")

    assert "F1 Found" in cards(at)["R1"]
    assert listed_under(at, "Findings that led to no conclusion") == ["F1"]
    assert listed_under(at, "Conclusions that led to no recommendation") == ["C1"]


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    title = "<img src=x onerror=alert(1)> ![x](http://example.org/x.png)"
    data = make_project(
        tmp_path / "data",
        evidence=[{"item": "F1", "title": title, "note": title, "criterion": title}],
        evidence_links=[{"from_item": "F1", "to_item": "R1", "relation": "derived_from"}],
    )
    for query in ({}, {"item": "F1", "net": "open"}):
        at = open_page("evidence.py", data, None, None, as_of="2021-08-01", **query)
        assert all("<img" not in html for html in fragments(at))
        assert title in words(at)
        for block in [*at.markdown, *at.caption]:
            assert "![x](" not in block.value
