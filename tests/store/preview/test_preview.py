"""A preview shows all that an upload would do, and nothing of it is stored until it is confirmed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from store import Overtaken, Preview, Refused, Upload, how_many
from store.checks.selecting import MOST_FAULTS
from store.ledger.originals import originals
from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, SampleLedger
from tests.store.previews import (
    BY,
    confirmed,
    contents,
    counts,
    effect_of,
    preview,
    tuples,
    written_separately,
)

LATER = {"reported_on": "2021-02-01"}
BETTER: Row = {**LATER, "value": 100}
STATUS = (
    "select indicator, value, target, status from indicator_status($projects, $as_of, $revision)"
)
SIDES = (
    "indicator",
    "old_value",
    "old_target",
    "old_status",
    "new_value",
    "new_target",
    "new_status",
)


def other_project(ledger: SampleLedger) -> SampleLedger:
    """The same store, into which another project was uploaded."""
    other = SampleLedger(ledger.store, ledger.folder, ledger.uploads / "other", "other")
    other.upload(project=[{"code": "other"}], sources=[{}])
    return other


def test_what_a_preview_shows_is_what_is_then_stored(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{}], actions=[{"deadline": "2021-12-31"}])
    found = preview(
        ledger,
        indicators=[{"indicator": "N", "title": "A new one"}],
        results=[BETTER, {**LATER, "sex": "women", "value": 100}, {}],
        actions=[{**LATER, "status": "ongoing", "deadline": "2021-12-31"}],
    )
    effect = effect_of(found)
    assert (found.faults, found.warnings, found.revision) == ((), (), None)
    assert [(table.in_file, table.kind, table.rows) for table in found.tables] == [
        ("indicators.csv", "indicators", 1),
        ("results.csv", "results", 3),
        ("actions.csv", "actions", 1),
    ]
    assert counts(effect) == [
        ("actions.csv", "updated", 1),
        ("indicators.csv", "new", 1),
        ("results.csv", "confirmed", 1),
        ("results.csv", "corrected", 1),
        ("results.csv", "new", 1),
    ]
    assert not effect.changes_nothing
    period = "A · 2020-01-01 · 2020-12-31"
    of_results = effect.rows[effect.rows["kind"] == "results"]
    assert tuples(of_results, "in_file", "in_row", "key", "effect", "name", "old", "new")[:5] == [
        ("results.csv", 2, f"{period} · total", "corrected", "value", "50", "100"),
        (
            "results.csv", 2, f"{period} · total", "corrected",
            "reported_on", "2021-01-15", "2021-02-01",
        ),
        ("results.csv", 3, f"{period} · women", "new", "value", None, "100"),
        ("results.csv", 3, f"{period} · women", "new", "reported_on", None, "2021-02-01"),
        ("results.csv", 3, f"{period} · women", "new", "basis", None, "reported"),
    ]  # fmt: skip
    assert tuples(effect.actions, "action", "old_state", "new_state") == [
        ("1.1", "not_reported", "ongoing")
    ]

    revision = confirmed(found)
    kept = "select in_file, effect, row_count from ledger.effect where revision = $revision order by all"
    assert ledger.rows(kept) == counts(effect)
    before = {row[0]: row[1:] for row in ledger.rows(STATUS, revision=revision - 1)}
    after = {row[0]: row[1:] for row in ledger.rows(STATUS, revision=revision)}
    nothing = (None, None, None)
    assert tuples(effect.indicators, *SIDES) == [
        (code, *before.get(code, nothing), *after.get(code, nothing))
        for code in sorted(after)
        if before.get(code) != after.get(code)
    ]
    assert [row[0] for row in tuples(effect.indicators, "indicator")] == ["A", "N"]


def test_nothing_of_a_preview_is_written_and_nobody_else_sees_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{}])
    before, status = contents(ledger), ledger.rows(STATUS)
    found = preview(ledger, results=[BETTER])
    assert contents(ledger) == before
    assert ledger.rows(STATUS) == status
    found.close()
    assert contents(ledger) == before
    ledger.upload(results=[{**LATER, "value": 60}])
    assert ledger.row("select value from figures($projects, $as_of, $revision)") == 60


def test_a_confirmed_upload_is_the_one_that_an_upload_would_have_written(
    open_ledger: OpenLedger,
) -> None:
    files: dict[str, list[Row]] = {
        "sources": [{"source": "second"}],
        "results": [{**BETTER, "source": "second"}, {"sex": "women", "value": "12.5"}],
    }
    one, other = open_ledger(results=[{}]), open_ledger(results=[{}])
    found = preview(one, at=NOW, **files)
    assert found.confirm(by="team@example.org", note="A test.", at=NOW) == other.upload(**files)
    assert contents(one) == contents(other)


def test_an_upload_is_confirmed_once_however_often_it_is_asked(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    found = preview(ledger, results=[BETTER])
    with ThreadPoolExecutor(3) as pool:
        revisions = list(pool.map(lambda _: confirmed(found), range(3)))
    assert [*revisions, confirmed(found), found.revision] == [2, 2, 2, 2, 2]
    assert ledger.row("select count(*) from ledger.results") == 2
    assert ledger.store.revision() == 2


def test_the_one_who_confirms_is_kept_with_the_note_and_the_moment(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    at = datetime(2021, 8, 2, 9, 30)
    revision = preview(ledger, results=[BETTER]).confirm(by=BY, note="Second report.", at=at)
    assert ledger.rows("from ledger.entry where revision = $revision") == [
        (revision, "tiny", "upload", None, at, BY, "Second report.")
    ]


def test_the_same_file_again_confirms_every_row_and_keeps_them(open_ledger: OpenLedger) -> None:
    rows: list[Row] = [{"value": 12}, {"sex": "women", "value": 7}]
    ledger = open_ledger(results=rows)
    again = preview(ledger, results=[{"value": "12.0", "note": "As before."}, rows[1]])
    effect = effect_of(again)
    assert counts(effect) == [("results.csv", "confirmed", 2)]
    assert effect.changes_nothing
    assert (len(effect.rows), len(effect.indicators), len(effect.actions)) == (0, 0, 0)
    second, third = confirmed(again), confirmed(preview(ledger, results=rows))
    kept = "select revision, count(*) from ledger.results group by all order by all"
    assert ledger.rows(kept) == [(1, 2), (second, 2), (third, 2)]


def test_two_files_of_one_kind_are_distinguished(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    kenya = written_separately(ledger, "results", [{"country": "KEN"}], "results-kenya.csv")
    whole = written_separately(ledger, "results", [{**LATER, "value": 60}], "results-whole.csv")
    found = preview(ledger, kenya, whole)
    assert counts(effect_of(found)) == [
        ("results-kenya.csv", "new", 1),
        ("results-whole.csv", "corrected", 1),
    ]
    revision = confirmed(found)
    kept = f"select in_file, in_row from ledger.results where revision = {revision} order by all"
    assert ledger.rows(kept) == [("results-kenya.csv", 2), ("results-whole.csv", 2)]
    with_itself = preview(ledger, whole, whole)
    assert [str(fault) for fault in with_itself.faults] == [
        "results-whole.csv: is there twice. Leave one of the two out."
    ]


def test_several_days_of_a_key_are_compared_with_each_other(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    effect = effect_of(
        preview(
            ledger, results=[{**LATER, "value": 60}, {"reported_on": "2021-03-01", "value": 70}]
        )
    )
    assert tuples(effect.rows, "in_row", "effect", "name", "old", "new") == [
        (2, "corrected", "value", "50", "60"),
        (2, "corrected", "reported_on", "2021-01-15", "2021-02-01"),
        (3, "corrected", "value", "60", "70"),
        (3, "corrected", "reported_on", "2021-02-01", "2021-03-01"),
    ]


def test_what_is_not_known_yet_changes_no_status_today(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{}])
    rows: list[Row] = [{"value": 100, "reported_on": "2021-09-01"}]
    assert tuples(effect_of(preview(ledger, results=rows)).indicators, "indicator") == []
    in_september = preview(ledger, results=rows, at=datetime(2021, 9, 1))
    assert tuples(effect_of(in_september).indicators, "new_status") == [("met",)]


def test_faults_stop_it_and_say_why(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    before = contents(ledger)
    found = preview(ledger, results=[{"value": "12%"}])
    text = (
        'results.csv, row 2, column value: "12%" is not a number. '
        "Write 12: the unit is in indicators.csv."
    )
    assert ([str(fault) for fault in found.faults], found.effect) == ([text], None)
    with pytest.raises(Refused, match="is not a number"):
        confirmed(found)
    assert contents(ledger) == before


def test_a_cell_that_is_far_too_long_is_reported_and_not_raised(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    text = f'source,title,author,published,kind\nlong,A report,,,"{"éü" * 1_000_000}"\n'
    found = preview(ledger, ledger.text("sources.csv", text))
    assert [str(fault) for fault in found.faults] == [
        "sources.csv, row 2: has too long a cell. Look for an open quotation mark."
    ]


def test_an_upload_that_was_overtaken_is_compared_again(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    found = preview(ledger, results=[{**LATER, "value": 60}])
    assert counts(effect_of(found)) == [("results.csv", "corrected", 1)]
    ledger.upload(results=[{**LATER, "value": 60}])
    with pytest.raises(Overtaken):
        confirmed(found)
    assert counts(effect_of(found)) == [("results.csv", "confirmed", 1)]
    assert confirmed(found) == 3
    kept = "select effect, row_count from ledger.effect where revision = 3"
    assert ledger.rows(kept) == [("confirmed", 1)]


def test_an_undo_overtakes_as_an_upload_does(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[BETTER])
    found = preview(ledger, results=[BETTER])
    assert effect_of(found).changes_nothing
    ledger.enter("undo", second)
    with pytest.raises(Overtaken):
        confirmed(found)
    assert counts(effect_of(found)) == [("results.csv", "corrected", 1)]


def test_faults_are_found_again_where_it_was_overtaken(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    found = preview(ledger, results=[{**LATER, "value": 60}])
    ledger.upload(results=[{"reported_on": "2021-03-01", "value": 70}])
    with pytest.raises(Overtaken):
        confirmed(found)
    text = (
        "results.csv, row 2, column reported_on: is earlier than the row that stands, known since "
        "2021-03-01. Date it from when this became known."
    )
    assert ([str(fault) for fault in found.faults], found.effect) == ([text], None)
    with pytest.raises(Refused):
        confirmed(found)
    assert ledger.store.revision() == 2


def test_another_project_overtakes_nobody(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    found = preview(ledger, results=[BETTER])
    other_project(ledger)
    assert confirmed(found) == 3
    kept = "select revision, value from ledger.results where project = 'tiny' order by all"
    assert ledger.rows(kept) == [(1, 50), (3, 100)]


def test_it_reports_its_progress_and_can_be_stopped(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    path = written_separately(ledger, "results", [BETTER])
    upload = Upload("tiny", originals([path]), BY, "A test.", NOW)
    sentences: list[str] = []
    Preview(ledger.store, upload, sentences.append)
    assert sentences[0] == "Reading results.csv …"
    assert sentences[-3:] == [
        "Checking every row …",
        "Comparing with what stands …",
        "Looking for what is unusual …",
    ]

    def stop(sentence: str) -> None:
        if sentence.startswith("Checking"):
            raise InterruptedError

    before = contents(ledger)
    with pytest.raises(InterruptedError):
        Preview(ledger.store, upload, stop)
    assert contents(ledger) == before
    assert confirmed(Preview(ledger.store, upload)) == 2


def test_column_names_without_a_row_are_refused_where_there_is_nothing_else(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(indicators=[{}])
    alone = preview(ledger, results=[], targets=[])
    assert [str(fault) for fault in alone.faults] == [
        "results.csv: has column names and no row below them. Fill in a row, and bring it again.",
        "targets.csv: has column names and no row below them. Fill in a row, and bring it again.",
    ]
    assert alone.effect is None
    with pytest.raises(Refused):
        confirmed(alone)
    assert preview(ledger, results=[], targets=[{}]).faults == ()


def test_column_names_without_a_row_may_be_in_data(open_ledger: OpenLedger) -> None:
    assert open_ledger().upload(results=[]) == 2


def test_of_faults_of_one_kind_a_thousand_are_reported_and_how_many_more_there_are(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(indicators=[{}])
    wrong: list[Row] = [{"indicator": "A", "value": "many"} for _ in range(MOST_FAULTS + 5)]
    cells = [fault for fault in preview(ledger, results=wrong).faults if fault.column == "value"]
    assert [fault.row for fault in cells] == [*range(2, MOST_FAULTS + 2)]
    assert cells[-1].message == f"{cells[0].message} 5 more are wrong in the same way."
    assert how_many(cells) == MOST_FAULTS + 5
    just_so = preview(ledger, results=wrong[:MOST_FAULTS]).faults
    assert {fault.message for fault in just_so if fault.column == "value"} == {cells[0].message}
