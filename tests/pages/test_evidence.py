"""Evidence: from any finding forward and back, and which findings lead to nothing."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, links, words
from tests.sample_ledgers import Row


def ways(at: AppTest, key: str) -> list[str]:
    """The items of a list of ways, in its order."""
    return [
        str(button.key).removeprefix(f"to-{key}-")
        for button in at.button
        if str(button.key).startswith(f"to-{key}-")
    ]


def looks(at: AppTest) -> dict[str, list[str]]:
    """The codes in the picture, by how they look."""
    (picture,) = figures(at)
    return {trace["name"]: trace["text"] for trace in picture["data"] if trace["mode"] == "text"}


def table(at: AppTest, column: str) -> pd.DataFrame:
    """The first table that has a column."""
    return next(frame.value for frame in at.dataframe if column in frame.value)


def test_names_the_findings_that_lead_to_no_conclusion(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    shown = words(at)
    assert "6 of 24 findings lead to no conclusion (dotted): F3, F4, F8, F13, F19 and F20." in shown
    assert "F4 leads to a lesson." in shown
    assert ways(at, "ending") == ["F3", "F4", "F8", "F13", "F19", "F20"]
    assert at.button(key="to-ending-F4").label.endswith("leads to lesson L2")


def test_names_what_is_linked_to_nothing(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    assert (
        "The report links 3 unexpected results (U1, U2 and U3) and 6 areas of the theory of change "
        "(T1, T2, T3, T4, T5 and T6) to nothing else." in words(at)
    )
    assert ways(at, "alone") == ["U1", "U2", "U3", "T1", "T2", "T3", "T4", "T5", "T6"]


def test_the_picture_holds_the_whole_chain(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    drawn = looks(at)
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

    assert ways(at, "question") == ["Q14"]
    assert ways(at, "conclusion") == ["C5"]
    assert ways(at, "lesson") == ["L3"]
    assert ways(at, "recommendation") == ["R4"]
    assert ways(at, "action") == ["4.1", "4.2", "4.3"]
    assert ways(at, "operational_recommendation") == ["R4.a", "R4.b", "R4.c", "R4.d", "R4.e"]
    assert at.button(key="to-recommendation-R4").label.endswith("accepted, priority 3")
    label = at.button(key="to-action-4.1").label.replace("\\", "")
    assert label.endswith("ongoing, due later (31 December 2021)")
    shown = words(at)
    assert "Nearly half (47 per cent)" in shown
    assert "finding 17 (18 July 2021)" in shown
    assert "K46" in shown
    assert "1 conflict in the sources about F17" in [part.label for part in at.expander]


def test_its_path_is_highlighted_in_the_picture_and_is_a_table(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item="F17")

    drawn = looks(at)
    assert drawn["itself"] == ["F17"]
    assert sorted(drawn["path"]) == sorted(["Q14", "C5", "L3", "R4", "4.1", "4.2", "4.3"])
    path = table(at, "steps")
    assert path.loc[path["item"] == "4.1", "side"].item() == "this rests on it"
    assert path.loc[path["item"] == "Q14", "side"].item() == "it rests on this"
    assert path.loc[path["item"] == "4.1", "steps"].item() == 3


def test_an_action_is_followed_back_and_has_the_response_in_full(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2022-01-15", item="1.1")

    shown = words(at)
    assert "Action · not reported, past its deadline, nothing reported (30 November 2021)" in shown
    assert "Nothing rests on it." in shown
    assert ways(at, "recommendation") == ["R1"]
    assert ways(at, "conclusion") == ["C1", "C4"]
    (query,) = [query for label, query in links(at) if label == "Management's response in full"]
    assert "recommendation=R1" in query


def test_a_recommendation_has_managements_response(read_page: ReadPage) -> None:
    shown = words(read_page("evidence.py", as_of="2021-07-31", item="R2"))

    assert "Recommendation · partially accepted, priority 2" in shown
    assert "Names two achievements responding to it, as of July 2021" in shown
    assert "recommendation 2 (31 July 2021)" in shown


@pytest.mark.parametrize("item", ["F3", "U1", "R1.a", "L2", "Q1", "C3"])
def test_every_kind_of_item_opens(read_page: ReadPage, item: str) -> None:
    at = read_page("evidence.py", as_of="2021-07-31", item=item)
    assert any(head.value.replace("\\", "").startswith(f"{item} ") for head in at.header)


def test_choosing_is_kept_in_the_address(open_page: OpenPage) -> None:
    at = open_page("evidence.py", as_of="2021-07-31")

    at.selectbox(key="item-choice").select("F3").run()
    assert at.query_params["item"] == "F3"
    at.button(key="to-question-Q3").click().run()
    assert at.query_params["item"] == "Q3"
    assert ways(at, "finding") == ["F3"]
    (back,) = [button for button in at.button if button.label == "Back to the whole picture"]
    back.click().run()
    assert "item" not in at.query_params
    assert ways(at, "ending")
    assert not at.exception


def test_an_unknown_item_is_dropped_with_a_warning(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-18", item="1.1")

    assert "“1.1” as item, which is not here. It was dropped." in words(at)
    assert "6 of 24 findings" in words(at)


def test_operational_recommendations_stand_under_theirs(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-31")

    heads = [part.label.replace("\\", "") for part in at.expander]
    assert any(
        head.startswith("**R2**") and head.endswith("7 operational recommendations")
        for head in heads
    )
    assert "R4.c Set a minimum of information" in words(at)


def test_before_the_response_there_are_no_actions(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-18")
    assert len(looks(at)["usual"]) == 22 + 18 + 6 + 7 + 5


def test_before_the_report_nothing_is_known(read_page: ReadPage) -> None:
    at = read_page("evidence.py", as_of="2021-07-17")

    assert "No evidence is known as of 17 July 2021." in words(at)
    assert not figures(at)


def test_an_empty_project_is_described_in_a_sentence(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("evidence.py", data=make_project(tmp_path / "data"), as_of="2021-08-01")
    assert "No evidence is known as of 1 August 2021." in words(at)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param({"item": "F1"}, "1 of 1 finding leads to no conclusion", id="one finding"),
        pytest.param({"item": "C1", "kind": "conclusion"}, "No finding is known", id="none"),
        pytest.param(
            {"item": "U1", "kind": "unexpected_result"},
            "None of the known items belongs to the chain",
            id="nothing of the chain",
        ),
    ],
)
def test_a_single_item(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path, evidence: Row, expected: str
) -> None:
    data = make_project(tmp_path / "data", evidence=[evidence])
    assert expected in words(open_page("evidence.py", data=data, as_of="2021-08-01"))


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    title = "![x](http://example.org/x.png)"
    data = make_project(tmp_path / "data", evidence=[{"title": title, "note": title}])
    at = open_page("evidence.py", data=data, as_of="2021-08-01", item="F1")

    for block in [*at.markdown, *at.header]:
        assert "![x](" not in block.value
    assert all("![x](" not in button.label for button in at.button)
