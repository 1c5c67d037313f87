"""The page Upload: what it shows of files before anything is stored, what must be seen, and what confirming does."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.upload import pending_upload
from pages.parts.upload.task_sheets import last_month
from store.preview.effect import SHOWN
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage
from tests.pages.dropping import bring_meanwhile, button, drop, read, results, table
from tests.pages.reading import links, words
from tests.pages.taking import Taking
from tests.pages.visiting import MEMBER, signed_in
from tests.sample_ledgers import Row
from tests.store.reading.staged_files import csv_of, sheet_of, xlsx
from web import answers
from web.clock import now

LATER: Row = {"reported_on": "2021-02-01"}
BETTER: Row = {**LATER, "value": 100}
FALLS: Row = {"period_end": "2021-06-30", "reported_on": "2021-07-15", "value": 40}
SEEN = "I have seen the warnings, and the figures are right."
OF_A = "results.csv: how are its decimals written?"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read within the run that drops them, on a slow machine too: what it keeps, it keeps from run to run."""
    monkeypatch.setattr(pending_upload, "WAIT_SECONDS", 20.0)


@pytest.fixture
def upload(tmp_path: Path, make_project: MakeProject, open_page: OpenPage) -> AppTest:
    """The page as a member of the team opens it, on one indicator with a figure and an action."""
    data = make_project(
        tmp_path / "data", targets=[{}], results=[{}], actions=[{"deadline": "2021-12-31"}]
    )
    return open_page("upload.py", data, user=signed_in())


def say_why(at: AppTest, note: str = "The report of July.") -> AppTest:
    (field,) = [
        one for one in at.text_input if one.label.startswith("Why are these files uploaded?")
    ]
    field.set_value(note)
    return at.run()


def labels(at: AppTest) -> list[str]:
    return [one.label for one in at.button]


def stored() -> list[tuple[Any, ...]]:
    """Who brought what, and why, as the ledger has it; without the data folder's own."""
    return (
        answers.the_store()
        .cursor()
        .execute(
            "select revision, entered_by, note from ledger.entry where revision > 1 order by 1"
        )
        .fetchall()
    )


def test_a_visitor_who_opens_it_gets_a_sentence(
    tmp_path: Path, make_project: MakeProject, open_page: OpenPage
) -> None:
    at = open_page("upload.py", make_project(tmp_path), user=signed_in("guest@example.org"))
    assert "This is for the project team only." in words(at)
    assert (len(at.file_uploader), len(at.expander)) == (0, 0)


def test_the_files_it_takes_are_as_large_as_the_setting_states(
    tmp_path: Path, make_project: MakeProject, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make_project(tmp_path / "data")
    monkeypatch.setenv("RESULTS_MAX_MB", "7")
    at = open_page("upload.py", data, user=signed_in())
    assert at.file_uploader[0].label == "CSV or XLSX files of the project, up to 7 MB each"
    assert at.file_uploader[0].proto.max_upload_size_mb == 7
    monkeypatch.setenv("RESULTS_MAX_MB", "0")
    at.run()
    assert len(at.file_uploader) == 0
    assert (
        "No file can be taken until a setting of the dashboard is mended. "
        'RESULTS_MAX_MB: "0" is no size of a file. '
        "Write a whole number of MB from 1 to 1,000,000, such as 200." in words(at)
    )


def test_each_file_is_described_with_its_kind_and_its_rows(upload: AppTest) -> None:
    drop(upload, ("July (2).csv", results(BETTER)), ("new.csv", csv_of("sources", {"source": "n"})))
    page_text = words(upload)
    assert "July (2).csv: Results, 1 row." in page_text
    assert "new.csv: Sources, 1 row." in page_text


def test_every_fault_has_its_row_column_and_remedy_and_nothing_can_be_confirmed(
    upload: AppTest,
) -> None:
    drop(upload, ("results.csv", results({"value": "12%"}, {"sex": "all", "value": 1})))
    page_text = words(upload)
    assert "2 things to mend. Nothing was stored." in page_text
    assert (
        "Mend the files, take the old ones out of the box above with ×, and drop the mended ones."
        in page_text
    )
    assert (
        'results.csv, row 2, column value: "12%" is not a number. '
        "Write 12: the unit is in indicators.csv." in page_text
    )
    assert 'results.csv, row 3, column sex: "all" is not one of: total, women, men,' in page_text
    assert list(table(upload, "2 faults as a table")["row"]) == [2, 3]
    assert "Confirm" not in labels(upload)
    assert "Before and after" not in page_text


def test_faults_of_one_cause_are_one_line_with_their_rows_and_what_was_probably_meant(
    upload: AppTest,
) -> None:
    unknown: Row = {**LATER, "source": "report-2021"}
    rows: list[Row] = [{**unknown, "sex": sex} for sex in ("total", "women", "men")]
    drop(
        upload, ("results.csv", results(*rows, {"value": "12%"}, {"value": "13%", "sex": "women"}))
    )
    page_text = words(upload)
    assert "2 things to mend in 5 places. Nothing was stored." in page_text
    assert (
        '3 rows of results.csv, column source: "report-2021" is not in sources.csv. Add it there, or write a code '
        'that is: did you mean "report"?\nRows 2 to 4.' in page_text
    )
    assert (
        '2 rows of results.csv, column value, such as row 5: "12%" is not a number. Write 12:'
        in page_text
    )
    assert (
        'The other 1\nrow 6: "13%" is not a number. Write 13: the unit is in indicators.csv.'
        in page_text
    )
    assert len(table(upload, "5 faults as a table")) == 5


def test_the_effect_is_described_in_numbers_before_anything_is_stored(upload: AppTest) -> None:
    women: Row = {**LATER, "sex": "women", "value": 60}
    done: Row = {**LATER, "status": "ongoing", "deadline": "2021-12-31"}
    drop(
        upload,
        ("results.csv", results(BETTER, women, {})),
        ("actions.csv", csv_of("actions", done)),
    )
    page_text = words(upload)
    assert (
        "1 indicator and 1 key action would change. Rows: 1 new, 1 corrected, 1 updated and 1 confirmed."
        in page_text
    )
    assert (
        "People reached □ not reported → ✔ met 50 (31 Dec 2020) → 100 (31 Dec 2020) 100 (31 Dec 2022)"
        in page_text
    )
    assert (
        "1.1 Do it past its deadline, nothing reported → past its deadline, last reported before it "
        "not reported → ongoing 31 Dec 2021" in page_text
    )
    rows = table(upload, "Rows that would change, before and after")
    first = rows[rows["effect"] == "corrected"].iloc[0]
    assert tuple(first[["in_row", "name", "old", "new"]]) == (2, "value", "50", "100")
    assert set(table(upload, "Rows that would be new")["in_row"]) == {3}
    assert stored() == []


def test_a_note_is_needed_and_then_it_is_stored_once(upload: AppTest) -> None:
    drop(upload, ("results.csv", results(BETTER)))
    assert "Say why, and then confirm. Nothing is stored until then." in words(upload)
    say_why(upload, "   ")
    button(upload, "Confirm").click().run()
    assert "Nothing is stored yet. Say why, and then confirm again." in words(upload)
    assert stored() == []

    confirm = button(say_why(upload), "Confirm")
    assert "Nothing is stored until you confirm." in words(upload)
    confirm.click().run()
    assert (
        "Upload 2 is stored. 1 indicator changed. Rows: 1 corrected.\nEvery page shows it from now on. "
        in words(upload)
    )
    assert stored() == [(2, MEMBER, "The report of July.")]
    assert "Confirm" not in labels(upload)


def test_what_was_stored_has_links_to_the_figures_that_changed_and_to_its_undo(
    upload: AppTest,
) -> None:
    done: Row = {**LATER, "status": "ongoing", "deadline": "2021-12-31"}
    files = (
        ("results.csv", results(BETTER)),
        ("actions.csv", csv_of("actions", done)),
        ("new.csv", csv_of("sources", {"source": "n"})),
    )
    upload.query_params["as_of"] = "2021-01-31"
    button(say_why(drop(upload, *files)), "Confirm").click().run()
    page_text = words(upload)
    assert (
        "Upload 2 is stored. 1 indicator and 1 key action changed. Rows: 1 new, 1 corrected and 1 updated."
        in page_text
    )
    assert (
        "People reached □ not reported → ✔ met 50 (31 Dec 2020) → 100 (31 Dec 2020) 100 (31 Dec 2022)"
        in page_text
    )
    assert "1.1 Do it past its deadline, nothing reported → past its deadline, last" in page_text
    assert "Sources: see About the data." in page_text
    today = now().date().isoformat()
    assert {
        ("People reached", f"as_of={today}&indicator=A"),
        ("1.1 Do it", f"as_of={today}&action=1.1"),
        ("About the data", f"as_of={today}"),
        ("See it in the history, or undo it", f"as_of={today}&entry=2"),
    } <= set(links(upload)), "as of today, whatever date the page was asked for"
    assert "Upload 2 is stored" not in words(upload.run()), "it is said once"


def test_a_second_click_writes_nothing(upload: AppTest) -> None:
    drop(upload, ("results.csv", results(BETTER)))
    confirm = button(say_why(upload), "Confirm")
    confirm.click().run()
    confirm.root.text_input[0].set_value("The report of July.")
    confirm.click().run()
    assert stored() == [(2, MEMBER, "The report of July.")]


def test_warnings_must_be_seen(upload: AppTest) -> None:
    drop(upload, ("results.csv", results(FALLS)))
    page_text = words(say_why(upload))
    assert "1 warning. It stops nothing, but must be seen." in page_text
    assert "results.csv, row 2, column value: " in page_text
    assert "Tick that you have seen the warnings, and then confirm." in page_text
    assert button(upload, "Confirm").disabled

    upload.checkbox[0].check().run()
    assert not button(upload, "Confirm").disabled
    button(upload, "Confirm").click().run()
    assert [revision for revision, *_ in stored()] == [2]


def test_a_tick_is_about_the_warnings_that_were_shown(upload: AppTest) -> None:
    drop(upload, ("results.csv", results(FALLS)))
    say_why(upload).checkbox[0].check().run()
    assert not button(upload, "Confirm").disabled

    drop(upload, ("results.csv", results({**FALLS, "value": 4})))
    assert [(box.label, box.value) for box in upload.checkbox] == [(SEEN, False)]
    assert button(upload, "Confirm").disabled


def test_who_sends_the_click_without_the_tick_or_the_note_writes_nothing(upload: AppTest) -> None:
    """One message can take the tick away, or the note, and click: what it carries is judged, not what was drawn."""
    drop(upload, ("results.csv", results(FALLS)))
    say_why(upload).checkbox[0].check().run()
    upload.checkbox[0].uncheck()
    button(upload, "Confirm").click().run()
    assert stored() == []

    upload.checkbox[0].check().run()
    upload.text_input[0].set_value(" ")
    button(upload, "Confirm").click().run()
    assert stored() == []


def test_after_another_upload_the_new_effect_is_shown_with_a_warning(
    upload: AppTest, tmp_path: Path
) -> None:
    drop(upload, ("results.csv", results(BETTER)))
    assert "Rows: 1 corrected." in words(upload)
    confirm = button(say_why(upload), "Confirm")
    bring_meanwhile(tmp_path / "theirs", BETTER)
    confirm.click().run()

    page_text = words(upload)
    assert (
        "Another upload was stored since you dropped these files. Nothing of yours was" in page_text
    )
    assert "Nothing would change: all of it was known already. Rows: 1 confirmed." in page_text
    assert [who for _, who, _ in stored()] == ["somebody@example.org"]

    confirm.click().run()
    assert len(stored()) == 1, "a click on what was shown before"
    button(upload, "Confirm").click().run()
    assert [who for _, who, _ in stored()] == ["somebody@example.org", MEMBER]


def test_after_an_overtaking_its_warnings_must_be_seen_anew(
    upload: AppTest, tmp_path: Path
) -> None:
    drop(upload, ("results.csv", results(FALLS)))
    say_why(upload).checkbox[0].check().run()
    bring_meanwhile(tmp_path / "theirs", {**FALLS, "value": 600, "period_end": "2021-03-31"})
    button(upload, "Confirm").click().run()
    assert "Another upload was stored since" in words(upload)
    assert [box.value for box in upload.checkbox] == [False]
    assert button(upload, "Confirm").disabled


def test_how_decimals_are_written_is_asked_and_the_file_is_read_by_the_answer(
    upload: AppTest,
) -> None:
    drop(upload, ("results.csv", results({**LATER, "value": "1.234"}, separator=";")))
    page_text = words(upload)
    assert '"1.234" may be 1234, or 1.234 with three decimals. Say which.' in page_text
    assert "1 thing to mend. Nothing was stored." in page_text
    assert "Answer the question above, or mend the files" in page_text
    assert "--decimal" not in page_text, "that is for the command line"
    assert [plainly(radio.label) for radio in questions(upload)] == [OF_A]
    answer(upload, OF_A, "comma")
    assert "Column value has a decimal comma, as answered." in words(upload)
    assert set(table(upload, "Rows that would change, before and after")["new"]) >= {"1234"}


def test_an_answer_about_one_file_is_none_about_another(upload: AppTest) -> None:
    asks = results({**LATER, "value": "1.234"}, separator=";")
    drop(upload, ("results.csv", asks))
    answer(upload, OF_A, "comma")
    drop(upload, ("results.csv", asks.replace("1.234", "2.345")))
    assert '"2.345" may be 2345, or 2.345 with' in words(upload)
    assert [radio.value for radio in questions(upload)] == [None]


def test_each_file_of_an_upload_is_asked_about_and_answered_for_itself(upload: AppTest) -> None:
    asks = results({**LATER, "value": "1.234"}, separator=";")
    target = csv_of("targets", {**LATER, "value": "5.678"}, separator=";")
    drop(upload, ("results.csv", asks), ("targets.csv", target))
    of_targets = OF_A.replace("results", "targets")
    assert [plainly(radio.label) for radio in questions(upload)] == [OF_A, of_targets]
    answer(upload, OF_A, "comma")
    assert "1 thing to mend. Nothing was stored." in words(upload)
    answer(upload, of_targets, "point")
    values = table(upload, "Rows that would change, before and after")
    assert list(values[values["name"] == "value"]["new"]) == ["5.678", "1234"]


def plainly(label: str) -> str:
    """A label without the signs that keep a file's name from being markup."""
    return label.replace("\\", "")


def questions(at: AppTest) -> list[Any]:
    return [one for one in at.radio if plainly(one.label).endswith("how are its decimals written?")]


def answer(at: AppTest, label: str, word: str) -> None:
    (radio,) = [one for one in at.radio if plainly(one.label) == label]
    radio.set_value(word).run()
    read(at)


def test_a_guessed_encoding_is_stated_and_can_be_corrected(upload: AppTest) -> None:
    text = csv_of("sources", {"source": "n", "title": "Café in Łódź"})
    drop(upload, ("sources.csv", text.encode("cp1250")))
    label = "sources.csv: if names look wrong above, what was it saved as?"
    (asked,) = [one for one in upload.selectbox if plainly(one.label) == label]
    assert "Read as Windows-12" in words(upload)
    asked.set_value("cp1250").run()
    read(upload)
    assert "Café in Łódź" in set(table(upload, "Rows that would be new")["new"])


def test_a_workbook_is_read_sheet_by_sheet(upload: AppTest) -> None:
    book = xlsx({"results": sheet_of("results", BETTER), "notes": [["hello"]]})
    drop(upload, ("July.xlsx", book))
    page_text = words(upload)
    assert "July.xlsx, sheet results: Results, 1 row. Other sheets" in page_text
    assert "“notes”." in page_text
    assert "Rows: 1 corrected." in page_text


def test_the_first_rows_state_how_many_there_are_and_all_of_them_are_a_file(
    tmp_path: Path, make_project: MakeProject, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = SHOWN + 200
    codes = [f"s{number}" for number in range(many)]
    taking = Taking(monkeypatch)
    data = make_project(tmp_path, sources=[{"source": code} for code in ["report", *codes]])
    at = open_page("upload.py", data)
    changed = [{"source": code, "title": "=1+1"} for code in codes]
    drop(at, ("sources.csv", csv_of("sources", *changed)))

    assert f"Rows: {many} updated." in words(at)
    rows = table(at, "The first 300 of 500 rows that would change, before and after")
    assert len(rows) == SHOWN
    offered = [str(one.proto.label) for one in at.get("download_button")]
    assert "Download all 500 rows as CSV" in offered
    lines = taking.take("preview-changed.csv").decode("utf-8-sig").splitlines()
    assert lines[0] == "File,Row,Which,Effect,Column,Before,After"
    assert lines[-1] == f"sources.csv,{many + 1},s{many - 1},updated,title,A report,'=1+1"
    assert len(lines) == many + 1


def test_a_filled_template_uploaded_again_changes_nothing(
    tmp_path: Path, make_project: MakeProject, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = Taking(monkeypatch)
    data = make_project(tmp_path, targets=[{}], results=[{"note": "=1+1"}], actions=[{}])
    at = open_page("upload.py", data)
    (how,) = [one for one in at.radio if one.label == "How"]
    how.set_value("filled with what stands now").run()
    (of,) = [one for one in at.selectbox if one.label == "File"]
    of.set_value("results").run()
    for name in ("results.csv", "tiny-all-files.xlsx", "tiny-actions.xlsx", "tiny-results.xlsx"):
        drop(at, (name, taking.take(name)))
        assert "Nothing would change: all of it was known already." in words(at), name
        drop(at)


def test_without_files_the_page_says_what_to_do_and_offers_sheets_by_what_people_do(
    upload: AppTest,
) -> None:
    page_text = words(upload)
    assert (
        "The last report is of 15 January 2021. Drop a sheet with what came since: you see what it changes before it "
        "is stored." in page_text
    )
    offered = [str(one.proto.label) for one in upload.get("download_button")]
    assert offered == ["New results", "Action updates", "All files", "Project as CSV"]
    assert "The period is October 2026" in page_text.replace(
        f"{last_month(now().date())[0]:%B %Y}", "October 2026"
    )
    for word in ("python -m store", "make ", "RESULTS_"):
        assert word not in page_text
