"""The response matrix, read back as Word would read it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import cycle, islice

import docx
import pandas as pd
import pytest
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.table import Table

from reports.content.paper import Paper
from reports.docx.matrix import OPEN, matrix_docx
from store import Store
from tests.conftest import OpenLedger
from tests.reports.papers import ADDRESS, HOSTILE, NAMES, paper_of


def read(paper: Paper) -> Opened:
    return docx.Document(BytesIO(matrix_docx(paper)))


def texts(table: Table) -> list[list[str]]:
    """The cells of each row; one that reaches over several columns once."""
    return [list({id(cell._tc): cell.text for cell in row.cells}.values()) for row in table.rows]


def everything(document: Opened) -> str:
    tables = [text for table in document.tables for row in texts(table) for text in row]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def changed(paper: Paper, question: str, **columns: str | list[str]) -> Paper:
    frame = paper.frames[question].assign(**columns)
    return replace(paper, frames={**paper.frames, question: frame})


@pytest.fixture(scope="module")
def crest(crest_embedded: Store) -> Paper:
    return paper_of(crest_embedded, "crest", remarks=("The ledger does not reach back.",))


def test_it_begins_with_the_project_and_both_meetings(crest: Paper) -> None:
    lines = [paragraph.text for paragraph in read(crest).paragraphs]
    assert lines[:6] == [
        "Management follow-up response matrix",
        crest.title,
        "This meeting: 31 August 2021, revision 1 · Last meeting: 31 December 2020, revision 1",
        "The ledger does not reach back.",
        "5 recommendations and 20 key actions: 2 ongoing and 18 not reported, as of 31 August 2021.",
        "[open] marks a field for which the ledger holds nothing on this day: it is to be filled in.",
    ]


def test_the_head_is_that_of_the_organisations_own_matrix(crest: Paper) -> None:
    head = texts(read(crest).tables[0])
    assert head[0] == [
        "Evaluation title/year: Midterm evaluation of CREST. Evaluation conducted 2020-2021."
    ]
    assert head[1] == [
        "Person or entity responsible for completing the management follow-up response matrix: "
        "IOM’s CREST Project Manager in Ho Chi Minh City, Viet Nam"
    ]
    assert head[2][0].startswith("Overall comment on evaluation process: Useful and timely.")


def test_a_recommendation_has_rationale_addressee_priority_and_response(crest: Paper) -> None:
    rows = texts(read(crest).tables[3])
    text = rows[0][0].split("\n")
    assert text[0].startswith("Evaluation recommendation 2: Turn to strategic work")
    assert text[1].startswith("Rationale: The partnership target is passed")
    assert rows[1] == ["Recommendation to: CREST's management team", "Priority level¹ (1 to 3): 2"]
    response = rows[2][0].split("\n")
    assert response[0] == "Management response (Accept/Partially Accept/Reject): Partially Accept"
    assert response[1].startswith("Names two achievements responding to it")
    assert response[2].startswith("Sources: Midterm evaluation of the CREST project: final report")


def test_the_actions_have_deadline_responsible_comment_and_status(crest: Paper) -> None:
    rows = texts(read(crest).tables[6])
    assert rows[0] == [
        "Key action", "Time frame or deadline", "Responsible individual or unit(s)", "Implementation monitoring",
    ]  # fmt: skip
    assert rows[1][-2:] == ["Comments or action taken", "Status"]
    assert rows[2] == [
        "3.1 Review and revise the gender strategy, consulting UN Women and gender experts",
        "31 March 2022", "Project manager with support of regional project team", OPEN, OPEN,
    ]  # fmt: skip
    assert rows[5][3].startswith("The Migrant Forum in Asia was consulted")
    assert rows[5][4] == "Ongoing"
    assert sum(len(table.rows) - 2 for table in read(crest).tables[2:11:2]) == 20


def test_what_is_overdue_or_unknown_says_so(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"action": "1.1", "status": "ongoing", "deadline": "2021-06-30", "responsible": "A;B", "support": "C"},
            {"action": "1.2", "status": "not_reported", "deadline": "2021-06-30"},
            {"action": "1.3", "status": "completed", "evidence": "The report", "comment": "Done."},
            {"action": "1.4", "status": "ongoing", "deadline": "2021-06-30", "reported_on": "2021-06-30"},
        ]
    )  # fmt: skip
    rows = texts(read(paper_of(ledger.store)).tables[2])
    last = "Past its deadline, last reported ongoing on 15 January 2021"
    assert rows[2][2:] == ["A; B with support from C", OPEN, f"Ongoing\n{last}"]
    assert rows[3][2:] == [OPEN, OPEN, f"{OPEN}\nPast its deadline, nothing reported"]
    assert rows[4][1:] == [OPEN, OPEN, "Done. Evidence: The report", "Completed"]
    assert rows[5][2:] == [OPEN, OPEN, "Ongoing\nOverdue"]


def test_no_response_yet_is_open(crest_store: Store) -> None:
    paper = paper_of(crest_store, "crest", this=date(2021, 7, 20))
    rows = texts(read(paper).tables[1])
    assert rows[1][1] == f"Priority level¹ (1 to 3): {OPEN}"
    assert rows[2][0].startswith(
        f"Management response (Accept/Partially Accept/Reject): {OPEN}\nSources: Midterm evaluation"
    )
    assert texts(read(paper).tables[2])[2] == [OPEN] * 5


def test_every_page_has_the_title_and_both_dates(crest: Paper) -> None:
    page = read(crest).sections[0]
    lines = [paragraph.text for paragraph in page.footer.paragraphs]
    assert lines[0] == "¹ 1 high priority, 2 medium priority, 3 low priority\tPage 1 of 1"
    assert lines[1].startswith(crest.title)
    assert "31 August 2021, revision 1 · Last meeting: 31 December 2020, revision 1" in lines[1]
    assert lines[2] == ADDRESS
    assert page.page_width is not None
    assert page.page_height is not None
    assert page.page_width > page.page_height


def test_the_sources_are_at_the_end(crest: Paper) -> None:
    rows = texts(read(crest).tables[-1])
    assert rows[0] == ["Title", "Author", "Published", "Kind"]
    assert rows[1][1:] == ["UPENDO Consulting Inc", "18 July 2021", "evaluation report"]
    assert len(rows) == 3


def test_heads_are_repeated_and_rows_stay_whole(crest: Paper) -> None:
    for table in read(crest).tables[2:11:2]:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True, True] + [False] * (len(heads) - 2)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_two_tables_of_a_recommendation_share_one_line(crest: Paper) -> None:
    for table in read(crest).tables[1:11:2]:
        assert table._tbl.xpath("w:tblPr/w:tblBorders/w:bottom")[0].get(qn("w:val")) == "nil"


def test_no_action_is_alone_on_a_page(crest: Paper) -> None:
    for table in read(crest).tables[2:11:2]:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert kept[:3] == [True] * 3
        assert kept[-2:] == [True, None]


def test_without_recommendations_a_sentence_says_so(open_ledger: OpenLedger) -> None:
    document = read(paper_of(open_ledger().store))
    assert "No evaluation recommendation is known as of 31 August 2021." in everything(document)
    assert len(document.tables) == 1, "Only the sources."


def test_an_action_known_before_its_recommendation_is_not_left_out(crest: Paper) -> None:
    none = crest.frames["matrix/recommendations"].head(0)
    paper = replace(crest, frames={**crest.frames, "matrix/recommendations": none})
    assert "Key actions without a known recommendation" in everything(read(paper))
    assert "4.3 Draft or revise IOM's templates" in everything(read(paper))


TEXTS = [*HOSTILE, *NAMES]


@pytest.mark.parametrize("first", range(0, len(TEXTS), 5))
def test_any_text_is_a_text(crest: Paper, first: int) -> None:
    """Five texts, one after the other, as titles and other texts of actions and recommendations."""
    titles = TEXTS[first : first + 5]
    paper, times = replace(crest, title=" ".join(titles)), Counter(titles)
    for question, column in (
        ("matrix/actions", "comment"),
        ("matrix/recommendations", "rationale"),
    ):
        sentences = [*islice(cycle(titles), len(crest.frames[question]))]
        paper = changed(paper, question, **{"title": sentences, column: sentences})
        times.update(sentences * 2)
    everywhere = everything(read(paper))
    for title in filter(str.isprintable, titles):
        assert everywhere.count(title) >= times[title], title


def test_two_hundred_actions_and_long_titles(crest: Paper) -> None:
    frame = crest.frames["matrix/actions"]
    many = pd.concat([frame.assign(action=frame["action"] + f".{number}") for number in range(10)])
    paper = replace(
        crest, title="Long title " * 60, frames={**crest.frames, "matrix/actions": many}
    )
    document = read(paper)
    assert sum(len(table.rows) - 2 for table in document.tables[2:11:2]) == 200
    assert len(document.sections[0].footer.paragraphs[1].text) < 220


@pytest.mark.parametrize(
    ("actions", "kept"),
    [
        (1, [True, True, False]),
        (2, [True, True, True, False]),
        (4, [True, True, True, False, True, False]),
    ],
)
def test_of_several_actions_none_is_alone_on_its_page(
    open_ledger: OpenLedger, actions: int, kept: list[bool]
) -> None:
    ledger = open_ledger(actions=[{"action": f"1.{n}"} for n in range(actions)])
    table = read(paper_of(ledger.store)).tables[2]
    found = [
        all(paragraph.paragraph_format.keep_with_next for cell in row.cells for paragraph in cell.paragraphs)
        for row in table.rows
    ]  # fmt: skip
    assert found == kept
