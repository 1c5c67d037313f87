"""The page History: what came in, by whom and why, what it did, and how it is taken back."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.history.entries import EFFECTS, MANY, entry_list
from pages.parts.shared.html.addresses import Addresses
from store import Upload, upload_files
from store.ledger.originals import originals
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage
from tests.pages.dropping import bring_meanwhile, button, table
from tests.pages.reading import fragments, html_text, links, words
from tests.pages.taking import Taking
from tests.pages.visiting import MEMBER, signed_in
from tests.sample_ledgers import NOW, Row, filled, write_file
from web import answers

BETTER: Row = {"reported_on": "2021-02-01", "value": 100}
UNDO, REDO = "Undo this upload", "Bring this upload back"
ANEW = "Something else was stored since its effect was shown. Nothing was changed."


@pytest.fixture
def data(tmp_path: Path, make_project: MakeProject) -> Path:
    """One indicator with a figure."""
    return make_project(tmp_path / "data", targets=[{}], results=[{}])


@pytest.fixture
def history(tmp_path: Path, data: Path, open_page: OpenPage) -> AppTest:
    """The page as a member of the team opens it, at upload 2, which corrects a figure."""
    return opened(open_page, data, tmp_path / "brought", user=signed_in())


def opened(open_page: OpenPage, data: Path, folder: Path, **who: Any) -> AppTest:
    at = open_page("history.py", data, **who)
    path = write_file(folder, "results", [filled("results", BETTER)])
    upload = Upload("tiny", originals([path]), "ann@example.org", "The *report* of July.", NOW)
    upload_files(answers.the_store().cursor(), upload)
    at.query_params["entry"] = "2"
    return at.run()


def show_first(at: AppTest) -> AppTest:
    at.toggle[0].set_value(True)
    return at.run()


def say_why(at: AppTest, reason: str) -> AppTest:
    (field,) = [one for one in at.text_input if one.label == "Why?"]
    field.set_value(reason)
    return at.run()


def entries() -> list[tuple[Any, ...]]:
    """What was done since the data folder was taken in, as the ledger has it."""
    return (
        answers.the_store()
        .cursor()
        .execute(
            "select revision, kind, upload, entered_by, note from ledger.entry "
            "where revision > 2 order by revision"
        )
        .fetchall()
    )


def test_a_visitor_who_opens_it_gets_a_sentence(data: Path, open_page: OpenPage) -> None:
    at = open_page("history.py", data, user=signed_in("guest@example.org"), entry="1")
    assert "This is for the project team only." in words(at)
    assert (len(at.dataframe), len(at.expander), len(at.toggle)) == (0, 0, 0)


def test_every_entry_is_listed_with_its_author_reason_and_number_of_rows(
    history: AppTest,
) -> None:
    shown = words(history)
    assert "2 uploads. Last: upload, 1 August 2021, 12:00, by ann@example.org." in shown
    assert "1: evaluations.csv, framework.csv and" not in shown, (
        "a file without a row is none of the upload's"
    )
    listed = table(history, "2 entries as a table")
    columns = ["kind", "entered_by", "note", "counts", "corrected", "files"]
    assert listed[columns].iloc[0].tolist() == [
        "upload", "ann@example.org", "The *report* of July.", True, 1, "results.csv",
    ]  # fmt: skip
    assert listed["entered_by"].iloc[1] == "data/"


def test_an_entry_is_shown_completely_with_the_effect_that_it_had(history: AppTest) -> None:
    page_text = words(history)
    assert "2: results.csv" in page_text
    assert "By ann@example.org on 1 August 2021, 12:00. “The *report* of July.”" in page_text
    assert "Rows: 1 corrected." in page_text
    assert "1 indicator changed. Rows: 1 corrected." in page_text
    assert "People reached ● on track → ✔ met 50 (31 Dec 2020) → 100 (31 Dec 2020)" in page_text
    rows = table(history, "Rows that changed, before and after")
    assert rows[["name", "old", "new"]].iloc[0].tolist() == ["value", "50", "100"]


def test_the_entry_that_the_address_names_stands_in_its_place_marked_with_its_undo_first(
    history: AppTest,
) -> None:
    (entry,) = [html for html in fragments(history) if 'aria-current="true"' in html]
    assert '<section id="entry-2"' in entry
    ways = dict(links(history))
    assert ways["Close"] == ""
    assert [query for label, query in links(history) if label.startswith("1: ")] == ["entry=1"]
    assert [one.label for one in history.toggle] == [f"{UNDO}: show first what it would do"]

    del history.query_params["entry"]
    history.run()
    assert not [html for html in fragments(history) if 'aria-current="true"' in html]
    assert [query for label, query in links(history) if ": " in label][:2] == ["entry=2", "entry=1"]
    assert len(history.toggle) == 0


def test_an_entry_that_is_not_there_is_dropped_with_a_sentence(history: AppTest) -> None:
    history.query_params["entry"] = "9*"
    history.run()
    assert "The address asked for “9*” as entry, which is not here. It was dropped." in words(
        history
    )
    assert "entry" not in history.query_params


def test_older_ones_of_many_entries_are_folded() -> None:
    row = {
        "kind": "undo",
        "upload": 1,
        "entered_at": NOW,
        "entered_by": "ann",
        "note": "",
        "files": None,
    }
    rows: list[Any] = [
        {**dict.fromkeys(EFFECTS), **row, "revision": number} for number in range(MANY + 3, 0, -1)
    ]
    addresses = Addresses("", ())
    lines = html_text(entry_list(rows, addresses)).splitlines()
    assert (
        lines.index("4: undo of upload 1")
        < lines.index("3 earlier")
        < lines.index("3: undo of upload 1")
    )
    assert "earlier" not in html_text(entry_list(rows[:MANY], addresses))


def test_its_original_files_are_given_back_byte_for_byte(
    data: Path, tmp_path: Path, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = Taking(monkeypatch)
    opened(open_page, data, tmp_path / "brought")
    brought = (tmp_path / "brought" / "results.csv").read_bytes()
    assert taking.take("results.csv") == brought


def test_an_undo_shows_its_effect_first_needs_a_reason_and_can_be_taken_back(
    history: AppTest,
) -> None:
    assert UNDO not in [one.label for one in history.button]
    show_first(history)
    page_text = words(history)
    assert "1 indicator would change. Rows: 1 changed." in page_text
    assert "People reached ✔ met → □ not reported 100 (31 Dec 2020) → 50 (31 Dec 2020)" in page_text
    button(history, UNDO).click().run()
    assert "Nothing is changed yet. Say why, and then confirm again." in words(history)
    assert entries() == []

    button(say_why(history, "It was July's."), UNDO).click().run()
    assert "Upload 2 is undone. Nothing was deleted: it can be taken back here." in words(history)
    assert entries() == [(3, "undo", 2, MEMBER, "It was July's.")]
    page_text = words(history)
    assert "2: results.csv (undone)" in page_text
    assert "2 uploads, 1 of them undone. Last: undo of upload 2, " in page_text

    show_first(history)
    assert "People reached □ not reported → ✔ met 50 (31 Dec 2020) → 100 (31 Dec 2020)" in words(
        history
    )
    button(say_why(history, "It was June's after all."), REDO).click().run()
    assert "Upload 2 is brought back." in words(history)
    assert entries()[1] == (4, "redo", 2, MEMBER, "It was June's after all.")


def test_who_sends_the_click_without_a_reason_writes_nothing(history: AppTest) -> None:
    """One message can take the reason away, and click: what it carries is judged, not what was drawn."""
    say_why(show_first(history), "It was July's.")
    (field,) = [one for one in history.text_input if one.label == "Why?"]
    field.set_value(" ")
    button(history, UNDO).click().run()
    assert entries() == []


def test_after_another_upload_the_new_effect_is_shown_with_a_warning(
    history: AppTest, tmp_path: Path
) -> None:
    show_first(history)
    undo = button(say_why(history, "It was July's."), UNDO)
    bring_meanwhile(tmp_path / "theirs", BETTER)
    undo.click().run()
    page_text = words(history)
    assert ANEW in page_text
    assert "No row of it changes anything." in page_text
    assert [kind for _, kind, *_ in entries()] == ["upload"]

    undo.click().run()
    assert ANEW in words(history), "a click on what was shown before"
    assert [kind for _, kind, *_ in entries()] == ["upload"]
    button(history, UNDO).click().run()
    assert [kind for _, kind, *_ in entries()] == ["upload", "undo"]


def test_an_undo_on_which_other_rows_rest_is_refused_with_what_they_are(history: AppTest) -> None:
    history.query_params["entry"] = "1"
    show_first(history.run())
    page_text = words(history)
    assert "It cannot be: 3 rows would rest on nothing, or be at fault." in page_text
    assert "project.csv: is missing or empty. Every project has one row there." in page_text
    assert UNDO not in [one.label for one in history.button]
