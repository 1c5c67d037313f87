"""What each row of an upload does to the row in force before it, and what an undo does."""

from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, SampleLedger, reverse_at_once

WITHDRAWN = {"value": None, "qualifier": "withdrawn"}
UNSEEN = {"value": None, "qualifier": "not_in_source"}


def effects(
    ledger: SampleLedger, kind: str, revision: int | None = None
) -> list[tuple[object, ...]]:
    """Of each row of an upload: its number, its effect, and the upload and row that were in force before."""
    return ledger.rows(
        f"select uploaded.place % (1 << 30), effect, old.revision, old_place - old.place "
        f"from rows_in_order_{kind}($project, $revision) as uploaded "
        f"left join files_of_{kind}($project, $revision) as old "
        "on old.place >> 30 = uploaded.old_place >> 30 "
        "where is_uploaded order by uploaded.place",
        revision=revision,
    )


def result(sex: str, value: object, reported_on: str, **other: object) -> Row:
    return {"sex": sex, "value": value, "reported_on": reported_on, **other}


def test_a_result_is_new_confirmed_corrected_or_withdrawn(open_ledger: OpenLedger) -> None:
    before = [result(sex, 20, "2021-01-15") for sex in ("total", "women", "men")]
    ledger = open_ledger(results=before)
    assert effects(ledger, "results") == [(row, "new", None, None) for row in (2, 3, 4)]
    ledger.upload(
        results=[
            result("total", "20.0", "2021-02-01", note="The same, written otherwise."),
            result("women", 25, "2021-02-01"),
            {**WITHDRAWN, "sex": "men", "reported_on": "2021-02-01"},
            result("not_recorded", 4, "2021-02-01"),
        ]
    )
    assert effects(ledger, "results") == [
        (2, "confirmed", 1, 2),
        (3, "corrected", 1, 3),
        (4, "withdrawn", 1, 4),
        (5, "new", None, None),
    ]


def test_a_figure_that_comes_back_after_its_withdrawal_is_new(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[result("total", 50, "2021-01-15")])
    ledger.upload(results=[{**WITHDRAWN, "reported_on": "2021-02-01"}])
    ledger.upload(results=[{**WITHDRAWN, "reported_on": "2021-02-15"}])
    assert effects(ledger, "results") == [(2, "confirmed", 2, 2)]
    ledger.upload(results=[result("total", 50, "2021-03-01")])
    assert effects(ledger, "results") == [(2, "new", 3, 2)]


def test_the_first_value_after_one_that_was_not_seen_is_new_and_the_next_a_correction(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{**UNSEEN, "reported_on": "2021-01-15"}])
    ledger.upload(results=[{**UNSEEN, "reported_on": "2021-01-20"}])
    assert effects(ledger, "results") == [(2, "confirmed", 1, 2)]
    ledger.upload(results=[result("total", 50, "2021-02-01")])
    assert effects(ledger, "results") == [(2, "new", 2, 2)]
    ledger.upload(results=[result("total", 60, "2021-03-01")])
    assert effects(ledger, "results") == [(2, "corrected", 3, 2)]


def test_a_target_is_revised_after_a_value_only(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{**UNSEEN, "reported_on": "2021-01-15"}])
    of_a_day: list[tuple[Row, str]] = [
        ({**UNSEEN, "qualifier": "none", "reported_on": "2021-02-01"}, "new"),
        ({"value": 50, "reported_on": "2021-03-01"}, "new"),
        ({"value": 60, "reported_on": "2021-04-01"}, "revised"),
        ({**UNSEEN, "qualifier": "none", "reported_on": "2021-05-01"}, "revised"),
    ]
    for row, effect in of_a_day:
        ledger.upload(targets=[row])
        assert [found[1] for found in effects(ledger, "targets")] == [effect]


def test_a_withdrawal_of_what_was_never_in_force_is_a_new_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[WITHDRAWN])
    assert effects(ledger, "results") == [(2, "new", None, None)]


def test_all_but_the_note_and_the_day_makes_a_correction(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}], sources=[{}, {"source": "other"}])
    changes: list[Row] = [{"source": "other"}, {"place": "page 2"}, {"qualifier": "about"}]
    for change in changes:
        revision = ledger.upload(results=[change])
        assert effects(ledger, "results") == [(2, "corrected", revision - 1, 2)], change


def test_a_target_is_revised_by_a_later_day_and_corrected_on_the_same(
    open_ledger: OpenLedger,
) -> None:
    one = {"due": "2022-12-31"}
    milestone = {"kind": "milestone", "due": "2021-12-31", "value": 50}
    codes = ["A", "B", "C", "D", "E"]
    ledger = open_ledger(targets=[*({"indicator": code, **one} for code in codes), milestone])
    later = {"reported_on": "2021-05-01"}
    ledger.upload(
        targets=[
            {"indicator": "A", **one, **later, "value": 120},
            {"indicator": "B", **one, "value": 120},
            {"indicator": "C", "due": "2023-06-30", **later},
            {"indicator": "D", **one, **later, "note": "Said again."},
            {"indicator": "E", **one, **later, **WITHDRAWN},
            {**milestone, **later, "value": 60},
            {**milestone, **later, "due": "2022-06-30"},
        ]
    )
    assert effects(ledger, "targets") == [
        (2, "revised", 1, 2),
        (3, "corrected", 1, 3),
        (4, "revised", 1, 4),
        (5, "confirmed", 1, 5),
        (6, "withdrawn", 1, 6),
        (7, "revised", 1, 7),
        (8, "new", None, None),
    ]


def test_files_of_states_are_updated_with_dates_and_without(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}, {"indicator": "B"}], actions=[{}, {"action": "1.2"}])
    ledger.upload(
        indicators=[{"title": "People trained"}, {"indicator": "B"}, {"indicator": "C"}],
        actions=[
            {"status": "ongoing", "reported_on": "2021-06-01"},
            {"action": "1.2", "reported_on": "2021-06-01"},
        ],
    )
    assert effects(ledger, "indicators") == [
        (2, "updated", 1, 2),
        (3, "confirmed", 1, 3),
        (4, "new", None, None),
    ]
    assert effects(ledger, "actions") == [(2, "updated", 1, 2), (3, "confirmed", 1, 3)]


def test_several_days_of_one_key_follow_each_other_within_a_file(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    ledger.upload(
        results=[
            result("total", 20, "2021-03-15"),
            result("total", 10, "2021-01-15"),
            result("total", 20, "2021-02-15"),
        ]
    )
    assert effects(ledger, "results") == [
        (2, "confirmed", 2, 4),
        (3, "new", None, None),
        (4, "corrected", 2, 3),
    ]


def test_a_row_dated_back_is_compared_with_the_one_before_its_own_day(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        results=[result("total", 10, "2021-01-15"), result("total", 30, "2021-03-15")]
    )
    ledger.upload(results=[result("total", 20, "2021-02-15"), result("total", 30, "2021-03-15")])
    assert effects(ledger, "results") == [(2, "corrected", 1, 2), (3, "confirmed", 1, 3)]
    ledger.upload(results=[result("total", 10, "2021-01-15")])
    assert effects(ledger, "results") == [(2, "confirmed", 1, 2)]


def test_what_was_undone_is_not_compared_with_and_what_came_later_neither(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[result("total", 50, "2021-01-15")])
    undone = ledger.upload(results=[result("total", 60, "2021-02-15")])
    ledger.enter("undo", undone)
    again = ledger.upload(results=[result("total", 60, "2021-02-15")])
    assert effects(ledger, "results") == [(2, "corrected", 1, 2)]
    ledger.upload(results=[result("total", 70, "2021-03-15")])
    ledger.enter("redo", undone)
    assert effects(ledger, "results", again) == [(2, "corrected", 1, 2)]


def test_another_project_is_not_compared_with(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    ledger.project = "other"
    ledger.upload(
        project=[{"code": "other"}], sources=[{}], framework=[{}], indicators=[{}], results=[{}]
    )
    assert effects(ledger, "results") == [(2, "new", None, None)]


def test_an_undo_removes_changes_and_a_redo_restores_them(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[result(sex, 20, "2021-01-15") for sex in ("total", "women", "men")]
    )
    second = ledger.upload(
        results=[
            result("total", 20, "2021-02-01"),
            result("women", 25, "2021-02-01"),
            {**WITHDRAWN, "sex": "men", "reported_on": "2021-02-01"},
            result("not_recorded", 4, "2021-02-01"),
        ]
    )

    def turned(before: int, after: int) -> list[tuple[object, ...]]:
        return ledger.rows(
            "select in_row, key, effect, list_transform(changed, lambda one: [one.name, one.old, one.new]) "
            f"from reversal_effects_results($project, {second}, {before}, {after}) order by key"
        )

    period = "A · 2020-01-01 · 2020-12-31"
    undone = reverse_at_once(ledger.store, "tiny", second, "undo", by="", note="", at=NOW)
    found = turned(second, undone)
    assert [row[:3] for row in found] == [
        (4, f"{period} · men", "back"),
        (5, f"{period} · not_recorded", "gone"),
        (3, f"{period} · women", "changed"),
    ]
    assert found[2][3] == [["value", "25", "20"], ["reported_on", "2021-02-01", "2021-01-15"]]
    redone = reverse_at_once(ledger.store, "tiny", second, "redo", by="", note="", at=NOW)
    assert [row[2] for row in turned(undone, redone)] == ["gone", "back", "changed"]
