"""Rules that depend on none of the files of an entry are copied, with the rows that computing them would give."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store import Overtaken, Preview, Store, Upload, contract, open_store, upload_files
from store.ledger.originals import originals
from store.preview.effect import CHANGE_RULES
from store.rules.rules_file import rules
from store.rules.unchanged import Unchanged
from tests.conftest import CREST_DATA, OpenLedger
from tests.engines import NOW, on_one_thread
from tests.sample_ledgers import reverse_at_once, write_file
from tests.store.previews import preview
from tests.store.rules.kept_rules import assert_is_as_made_anew, judged_rules

RULES = rules().rules
DAY = date(2022, 1, 1)
TITLE = "select title from current_project($projects, $as_of, $revision)"

# What is changed in the first row of each file of CREST.
CHANGED = {
    "project": "title", "sources": "title", "framework": "title", "indicators": "title", "targets": "value",
    "results": "value", "portfolio": "value", "partnerships": "sector", "evaluations": "title",
    "recommendations": "title", "actions": "title", "evidence": "title", "evidence_links": "place",
    "conflicts": "explanation", "judgements": "stated",
}  # fmt: skip

# Files of which an upload is undone and brought back: each rule does without one of them.
TURNED = ("results", "conflicts", "evaluations")


@pytest.fixture(scope="module")
def crest() -> Iterator[Store]:
    """A store on CREST, into which each file is uploaded once more."""
    store = on_one_thread(open_store(":memory:", CREST_DATA, now=NOW))
    yield store
    store.close()


@pytest.fixture(scope="module")
def unchanged(crest: Store) -> Unchanged:
    return Unchanged(crest.cursor, RULES)


def upload_of(name: str, folder: Path) -> Upload:
    """The first row of a file of CREST, with one cell changed."""
    with (CREST_DATA / "crest" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        row: dict[str, Any] = next(csv.DictReader(lines))
    cell = row[CHANGED[name]]
    row[CHANGED[name]] = float(cell) + 1 if CHANGED[name] == "value" else f"{cell} again"
    if contract()[name].is_dated:
        row["reported_on"] = "2021-12-01"
    return Upload("crest", originals([write_file(folder, name, [row])]), "team", "A test.", NOW)


def keep(store: Store, names: list[str]) -> None:
    """Have the rows of these rules kept at the newest revision."""
    for name in names:
        store.ask(f"from {name}($projects, $as_of, $revision)", given_at(store.revision()))


def given_at(revision: int) -> dict[str, Any]:
    return {"projects": ["crest"], "as_of": DAY, "revision": revision}


def test_every_file_is_changed() -> None:
    assert CHANGED.keys() == contract().keys()


def names_without(file: str, store: Store, unchanged: Unchanged) -> list[str]:
    """The kept rules that a file cannot change."""
    return [
        name
        for name in judged_rules(store)
        if file not in (unchanged.files_of(name) or frozenset({file}))
    ]


@pytest.mark.parametrize("file", CHANGED)
def test_what_a_file_cannot_change_is_as_if_it_were_computed_again_after_its_upload(
    crest: Store, unchanged: Unchanged, file: str, tmp_path: Path
) -> None:
    names = names_without(file, crest, unchanged)
    assert len(names) > 10
    keep(crest, names)
    upload = upload_files(crest.cursor(), upload_of(file, tmp_path))
    assert_is_as_made_anew(crest, names, upload, DAY)


def test_and_after_its_undo_and_redo(crest: Store, unchanged: Unchanged, tmp_path: Path) -> None:
    """These take and give back the rows of the upload, which the test above tries with each file; each rule once."""
    tried: set[str] = set()
    for file in TURNED:
        names = names_without(file, crest, unchanged)
        assert len(names) > 10
        tried |= set(names)
        upload = upload_files(crest.cursor(), upload_of(file, tmp_path))
        keep(crest, names)
        for kind in ("undo", "redo"):
            assert_is_as_made_anew(crest, names, reverse_at_once(crest, "crest", upload, kind), DAY)
    every = {name for file in CHANGED for name in names_without(file, crest, unchanged)}
    assert tried == every


@pytest.mark.parametrize("file", CHANGED)
def test_a_preview_says_what_the_rules_say_of_the_upload_once_it_is_written(
    crest: Store, file: str, tmp_path: Path
) -> None:
    before = crest.revision()
    found = Preview(crest, upload_of(file, tmp_path))
    effect = found.effect
    assert effect is not None, found.faults
    after = found.confirm(by="team", note="A test.", at=NOW)
    given = {**given_at(after), "as_of": NOW.date(), "before": before}
    for rule, changed in (
        ("indicator_changes", effect.indicators),
        ("action_changes", effect.actions),
    ):
        columns, _ = CHANGE_RULES[rule]
        anew = crest.cursor().execute(
            f"select {', '.join(columns)} from {rule}($projects, $as_of, $before, $as_of, $revision) "
            f"order by {columns[0]}",
            given,
        )
        assert changed.astype(str).to_dict("list") == anew.df().astype(str).to_dict("list"), rule
    found.close()


@pytest.mark.parametrize("file", ["project", "indicators", "targets", "results", "actions"])
def test_after_a_preview_every_rule_is_as_if_it_were_computed_again(
    crest: Store, file: str, tmp_path: Path
) -> None:
    """Also on another day, and with another preview of the same file that is not confirmed."""
    found, other = (Preview(crest, upload_of(file, tmp_path)) for _ in range(2))
    upload = found.confirm(by="team", note="A test.", at=NOW)
    judged = {*RULES.needed_by("indicator_status"), *RULES.needed_by("action_status")}
    for day in (NOW.date(), DAY):
        given = {"projects": ["crest"], "as_of": day, "revision": upload}
        for name in sorted(judged & {*judged_rules(crest)}):
            sql = f"{name}($projects, $as_of, $revision) order by all"
            anew = crest.cursor().execute(f"from {sql}", given).fetchall()
            assert crest.ask(f"from {sql}", given).fetchall() == anew, name
    found.close()
    other.close()


def test_a_rule_that_depends_on_rows_alone_holds_the_revision_of_a_row_in_one_column(
    crest: Store, unchanged: Unchanged
) -> None:
    """Else what was judged in a preview could not be copied: docs/decisions/judged-once-for-a-preview.md."""
    for name in judged_rules(crest):
        if unchanged.files_of(name) is None:
            continue
        sql = f"describe from {name}($projects, $as_of, $revision)"
        for column, kind, *_ in crest.cursor().execute(sql, given_at(1)).fetchall():
            assert column == "revision" or "revision" not in column, (name, column)
            assert not kind.startswith("STRUCT"), (name, column)
            assert kind != "BIGINT[]", (name, column)


def test_what_was_judged_in_a_preview_is_not_computed_again_once_it_is_written(
    open_ledger: OpenLedger,
) -> None:
    """The rows of the preview are changed, to distinguish them from computed ones."""
    ledger = open_ledger(results=[{"value": 50}])
    status = "select title, value, revision from indicator_status($projects, $as_of, $revision)"
    previews = [preview(ledger, results=[{"value": 60}]) for _ in range(2)]
    ledger.store.cursor().execute("update judged.rows_indicator_status set title = 'as previewed'")
    upload = previews[0].confirm(by="team", note="A test.", at=NOW)
    given = {"projects": ["tiny"], "as_of": NOW.date(), "revision": upload}
    assert ledger.store.ask(status, given).fetchall() == [("as previewed", 60, upload)]
    with pytest.raises(Overtaken):
        previews[1].confirm(by="team", note="A test.", at=NOW)
    again = previews[1].confirm(by="team", note="A test.", at=NOW)
    ((title, value, revision),) = ledger.store.ask(status, {**given, "revision": again}).fetchall()
    assert (title != "as previewed", value, revision) == (True, 60, again)
    for one in previews:
        one.close()


@pytest.mark.parametrize(("file", "title"), [("results", "as kept"), ("project", "Another title")])
def test_rows_are_copied_unless_a_file_on_which_they_depend_was_uploaded(
    open_ledger: OpenLedger, file: str, title: str
) -> None:
    """The kept rows are changed, to distinguish them from computed ones."""
    ledger = open_ledger(results=[{"value": 50}])
    ledger.row(TITLE)
    ledger.store.cursor().execute("update judged.rows_current_project set title = 'as kept'")
    row = {"title": "Another title"} if file == "project" else {"value": 60}
    upload = ledger.upload(**{file: [row]})
    assert ledger.row(TITLE) == title
    ledger.enter("undo", upload)
    assert ledger.row(TITLE) == ("as kept" if file == "results" else "A tiny project")


def test_an_entry_with_unknown_files_may_have_any_file(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    ledger.row(TITLE)
    ledger.store.cursor().execute("update judged.rows_current_project set title = 'as kept'")
    upload = ledger.upload(results=[{"value": 60}])
    ledger.store.cursor().execute("delete from ledger.effect where revision = ?", [upload])
    assert ledger.row(TITLE) == "A tiny project"


@pytest.mark.parametrize(
    ("rule", "files"),
    [
        ("counted_results", {"results"}),
        ("figures", {"indicators", "results"}),
        ("action_status", {"actions", "recommendations"}),
        ("active_uploads", None),
        ("upload_history", None),
        ("open_partners", None),
    ],
)
def test_on_which_files_a_rule_rests_is_read_from_its_sql(
    unchanged: Unchanged, rule: str, files: set[str] | None
) -> None:
    assert unchanged.files_of(rule) == files
