"""The export of a project: the rows in force of its files, and all of its history."""

import csv
import json
import subprocess
import sys
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from reports.csv import csv_for_people
from store import Store, contract, open_store, public_rows
from store.disclosure.export import Extract, export
from tests.conftest import CREST_DATA, NOW, ROOT, MakeProject, OpenLedger
from tests.engines import mostly_on_duckdb, on_one_thread
from tests.properties import HealthCheck, given, settings, st
from tests.sample_ledgers import DEFAULTS, Row, SampleLedger, filled
from tests.store.rule_answers import answers

AS_OF = date(2021, 7, 31)


def again(folder: Path) -> Store:
    """A store on the files of an export."""
    return on_one_thread(open_store(":memory:", folder.parent, now=NOW))


def write(
    store: Store, folder: Path, as_of: str | None = None, *, visitor: bool = False
) -> tuple[Path, ...]:
    day = None if as_of is None else date.fromisoformat(as_of)
    return export(store, Extract(folder.name, day, for_visitor=visitor), folder)


def cells(path: Path, column: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row[column] for row in csv.DictReader(lines)]


# All of it


def test_the_export_of_what_data_uploaded_is_what_data_holds(
    crest_store: Store, tmp_path: Path
) -> None:
    """To the last byte: the columns, their order, the order of the rows, and how numbers are written."""
    for path in write(crest_store, tmp_path / "crest")[:-1]:
        assert path.read_bytes() == CREST_DATA.joinpath("crest", path.name).read_bytes(), path.name


def test_all_files_are_written_and_their_description_last(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = open_ledger()
    paths = write(ledger.store, tmp_path / "new" / "tiny")
    assert [path.name for path in paths] == [
        *(f"{name}.csv" for name in contract()),
        "datapackage.json",
    ]
    assert sorted(tmp_path.joinpath("new", "tiny").iterdir()) == sorted(paths)
    assert cells(paths[5], "value") == []


@mostly_on_duckdb
@pytest.mark.parametrize("as_of", [None, "2021-07-18"])
def test_a_store_on_the_export_of_crest_answers_the_same(
    crest_store: Store, tmp_path: Path, as_of: str | None
) -> None:
    write(crest_store, tmp_path / "crest", as_of)
    other = again(tmp_path / "crest")
    day = date.fromisoformat(as_of) if as_of else date(2026, 6, 30)
    assert answers(other, "crest", day) == answers(crest_store, "crest", day)
    other.close()


def eventful(open_ledger: OpenLedger) -> SampleLedger:
    """A project to which everything has happened that can happen to a row."""
    ledger = open_ledger(
        indicators=[{}, {"indicator": "B", "measure": "period", "unit": "number"}],
        targets=[{}, {"unit": "SEK"}, {"kind": "baseline", "value": 5},
                 {"kind": "milestone", "due": "2021-06-30", "value": 40}],
        results=[{}, {"sex": "women", "value": 20}, {"indicator": "B", "period_end": "2020-06-30"},
                 {"period_end": "2021-05-31", "reported_on": "2021-02-01"}],
        portfolio=[{}, {"category": "pilot", "value": ""}],
        partnerships=[{"partner": "Zyxqora Holdings"},
                      {"partnership": "P2", "partner": "Openly Ltd", "named": "yes"},
                      {"partnership": "P3", "partner": "Once Ltd", "named": "yes"},
                      {"partnership": "P3", "partner": "Now Ltd", "named": "yes", "reported_on": "2021-02-02"}],
        recommendations=[{"reported_on": "2021-06-01"}, {"recommendation": "R2"}],
        actions=[{}, {"action": "1.2", "status": "ongoing", "deadline": "2021-05-01"}],
        evidence_links=[{}],
        conflicts=[{}, {"conflict": "K2", "file": "partnerships", "key": "P1"},
                   {"conflict": "K3", "file": "recommendations", "key": "R1"},
                   {"conflict": "K4", "file": "portfolio",
                    "key": "partnerships;partnerships by phase;pilot;2020-12-31"}],
    )  # fmt: skip
    ledger.upload(results=[{"value": 50.5}])  # corrected on its own day
    ledger.upload(targets=[{"value": 120}])
    ledger.upload(
        targets=[{"value": 150, "reported_on": "2021-02-01", "reason": "More were asked for."}]
    )
    ledger.upload(  # several reports of one key
        results=[
            {"value": value, "reported_on": f"2021-03-0{value - 50}"} for value in (51, 52, 53)
        ]
    )
    withdrawn: Row = {"value": "", "qualifier": "withdrawn", "reported_on": "2021-04-01"}
    ledger.upload(results=[{"indicator": "B", "period_end": "2020-06-30", **withdrawn}])
    undone = ledger.upload(results=[{"value": 999, "reported_on": "2021-05-01"}])
    ledger.enter("undo", undone)
    ledger.upload(results=[{"value": 53, "reported_on": "2021-06-01"}])  # a confirmation
    ledger.upload(
        partnerships=[{"partnership": "P2", "partner": "Openly Ltd", "reported_on": "2021-06-15"}]
    )
    ledger.upload(
        actions=[
            {
                "action": "1.2",
                "status": "completed",
                "evidence": "seen",
                "reported_on": "2021-06-15",
            }
        ]
    )
    ledger.upload(
        indicators=[{"title": "People trained"}],
        targets=[{"unit": "SEK", "value": 7, "reported_on": "2021-06-20"}],
    )
    return ledger  # fmt: skip


EVENTS = ("2021-02-01", "2021-04-15", None)


@mostly_on_duckdb
def test_a_store_on_an_export_answers_the_same_as_of_its_date(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = eventful(open_ledger)
    for as_of in EVENTS:
        folder = tmp_path / str(as_of) / "tiny"
        write(ledger.store, folder, as_of)
        other = again(folder)
        day = date.fromisoformat(as_of or "2030-01-01")
        assert answers(other, "tiny", day) == answers(ledger.store, "tiny", day), as_of
        other.close()


def test_the_history_is_in_the_export_but_what_was_corrected_on_its_day_and_undone_is_not(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    write(eventful(open_ledger).store, tmp_path / "tiny")
    results = tmp_path / "tiny" / "results.csv"
    assert cells(results, "value") == ["20", "50", "50", "50.5", "51", "52", "53", "", "53"]
    assert cells(results, "reported_on")[3:] == [
        "2021-01-15", "2021-03-01", "2021-03-02", "2021-03-03", "2021-04-01", "2021-06-01",
    ]  # fmt: skip


def test_at_an_earlier_revision_what_came_later_is_not_there(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = eventful(open_ledger)
    export(ledger.store, Extract("tiny", revision=1), tmp_path / "tiny")
    assert cells(tmp_path / "tiny" / "results.csv", "value") == ["50", "20", "50", "50"]


def test_consent_that_was_withdrawn_is_so_in_the_export_of_any_date_and_revision(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    """Else a store that is begun with it would name a partner that may not be named any more."""
    ledger = eventful(open_ledger)
    for number, (as_of, revision) in enumerate([(date(2021, 2, 3), None), (None, 1)]):
        folder = tmp_path / str(number) / "tiny"
        export(ledger.store, Extract("tiny", as_of, revision), folder)
        other = again(folder)
        named = (
            "select partner from public_partnerships(['tiny'], date '2021-02-03', 1) where is_named"
        )
        assert other.cursor().execute(named).fetchall() == [("Now Ltd",)]
        other.close()


def test_a_row_that_another_refers_to_is_there_before_its_date(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    """Else the checks of an upload would refuse the action."""
    ledger = open_ledger(
        recommendations=[
            {"reported_on": "2021-03-01"},
            {"reported_on": "2021-04-01", "title": "Do better still"},
            {"recommendation": "R2", "reported_on": "2021-03-01"},
        ],
        actions=[{"reported_on": "2021-01-15"}],
    )
    write(ledger.store, tmp_path / "tiny", "2021-02-01")
    recommendations = tmp_path / "tiny" / "recommendations.csv"
    assert cells(recommendations, "recommendation") == ["R1"]
    assert cells(recommendations, "reported_on") == ["2021-03-01"]


def test_what_a_link_leads_to_or_a_conflict_touches_besides_is_there_before_its_date(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    later = {"reported_on": "2021-03-01"}
    ledger = open_ledger(
        actions=[{"action": code, **later} for code in ("1.1", "1.2", "1.3")],
        evidence=[{"item": "R1.a"}],
        evidence_links=[{"from_item": "R1.a", "to_item": "1.1", "relation": "operationalises"}],
        conflicts=[{"also_touches": "evidence:R1.a;actions:1.2"}],
    )
    write(ledger.store, tmp_path / "tiny", "2021-02-01")
    assert cells(tmp_path / "tiny" / "actions.csv", "action") == ["1.1", "1.2"]
    again(tmp_path / "tiny").close()


@pytest.mark.parametrize(
    ("value", "written"),
    [("12", "12"), ("12.50", "12.5"), ("100", "100"), ("0", "0"), ("-0.000001", "-0.000001"),
     ("123456789012345678.123456", "123456789012345678.123456"), ("0.10", "0.1")],
)  # fmt: skip
def test_numbers_are_written_as_the_contract_writes_them(
    open_ledger: OpenLedger, tmp_path: Path, value: str, written: str
) -> None:
    write(open_ledger(results=[{"value": value}]).store, tmp_path / "tiny")
    assert cells(tmp_path / "tiny" / "results.csv", "value") == [written]


# Every string


def texts() -> list[tuple[str, str]]:
    """The columns that may hold any text: neither code of another row, nor key, nor closed list."""
    return [
        (file.name, column.name)
        for file in contract().values()
        for column in file.columns
        if column.type == "string"
        and not (column.allowed or column.pattern)
        and column.name not in {*file.key, *(one.column for one in file.references)}
        and (file.name, column.name)
        not in {("conflicts", name) for name in ("file", "key", "also_touches")}
    ]


SIGNS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
PIECES = st.sampled_from(
    ["=", "'", '"', ",", ";", "\t", "\r", "\n", "\r\n", " ", "\u00a0", "<b>", "\u202e", "😀", "\ufeff", "\x0b",
     "\u2028", "=1+1", "'=1", "''-", "NULL", "\\", "\\N", "#", "é", "e\u0301", "ก", "0", "1.10"]
)  # fmt: skip
ANY_TEXT = st.text(SIGNS, min_size=1) | st.lists(PIECES, min_size=1).map("".join)
FILLED = ANY_TEXT.filter(lambda text: text.strip())


@mostly_on_duckdb
@given(values=st.lists(FILLED, min_size=len(texts()), max_size=len(texts())))
@settings(
    max_examples=settings().max_examples // 12,  # each takes two stores
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_string_comes_back_as_it_went_in(
    open_ledger: OpenLedger,
    tmp_path_factory: pytest.TempPathFactory,
    values: list[str],
) -> None:
    """Through the file that people open, the store, the export, and another store."""
    brought = dict(zip(texts(), values, strict=True))
    folder = tmp_path_factory.mktemp("strings")
    ledger = open_ledger(**every_file())
    ledger.upload(*(for_people(folder, name, brought) for name in contract()))
    write(ledger.store, folder / "tiny")
    other = again(folder / "tiny")
    assert kept(ledger.store) == brought
    assert kept(other) == brought
    other.close()


def every_file() -> dict[str, list[Row]]:
    return {name: [{"named": "yes"} if name == "partnerships" else {}] for name in contract()}


def for_people(folder: Path, name: str, brought: dict[tuple[str, str], str]) -> Path:
    """The first row of a file with these texts in it, as people are given it."""
    (row,) = every_file()[name]
    row = {
        **filled(name, row),
        **{column: text for (file, column), text in brought.items() if file == name},
    }
    path = folder / f"{name}.csv"
    path.write_bytes(csv_for_people(pd.DataFrame([row], columns=contract()[name].column_names)))
    return path


def kept(store: Store) -> dict[tuple[str, str], str]:
    """The values of these columns in the first row of each file."""
    cursor = store.cursor()
    found = {}
    for name, column in texts():
        code = contract()[name].key[0]
        rows = cursor.execute(
            f"select {column} from current_{name}(['tiny'], date '2030-01-01', $revision) where {code} = $code",
            {"revision": store.revision(), "code": DEFAULTS[name][code]},
        )
        ((found[name, column],),) = rows.fetchall()
    return found


def test_a_string_is_written_as_it_is(open_ledger: OpenLedger, tmp_path: Path) -> None:
    """Except one that looks guarded, from which reading the file removes one apostrophe."""
    written = {
        "=1+1": "=1+1",
        "-": "-",
        "@x": "@x",
        "'": "'",
        "' =": "' =",
        "''=1": "''=1",
        "'''\t": "'''\t",
    }
    ledger = open_ledger(results=[{"period_start": f"2020-01-0{day}", "note": note}
                                for day, note in enumerate(written, start=1)])  # fmt: skip
    write(ledger.store, tmp_path / "tiny")
    assert cells(tmp_path / "tiny" / "results.csv", "note") == list(written.values())


# Its description


@pytest.mark.parametrize("visitor", [False, True])
@pytest.mark.parametrize("as_of", [None, "2021-07-18"])
def test_the_export_is_a_data_package(
    crest_store: Store, tmp_path: Path, as_of: str | None, visitor: bool
) -> None:
    *_, package = write(crest_store, tmp_path / "crest", as_of, visitor=visitor)
    report = frictionless.Package(str(package)).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_the_description_says_whose_the_files_are_and_by_when(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = open_ledger(project=[{"title": "Safe harbours"}])
    *_, package = write(ledger.store, tmp_path / "tiny", "2021-02-03")
    text = json.loads(package.read_text(encoding="utf-8"))
    assert {name: text[name] for name in ("title", "created", "project", "as_of", "revision")} == {
        "title": "Safe harbours",
        "created": "2021-02-03T00:00:00Z",
        "project": "tiny",
        "as_of": "2021-02-03",
        "revision": 1,
    }
    assert [resource["path"] for resource in text["resources"]] == [
        f"{name}.csv" for name in contract()
    ]


def test_without_a_date_it_was_made_when_the_store_was_last_written(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    *_, package = write(open_ledger().store, tmp_path / "tiny")
    assert json.loads(package.read_text(encoding="utf-8"))["created"] == f"{NOW.date()}T00:00:00Z"


# Where it is written


def test_files_that_are_there_are_overwritten_only_with_the_option(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = open_ledger()
    folder = tmp_path / "tiny"
    folder.mkdir()
    folder.joinpath("results.csv").write_text("mine", encoding="utf-8")
    folder.joinpath("letter.txt").write_text("mine too", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"holds results\.csv already\. Name an empty folder"):
        write(ledger.store, folder)
    assert folder.joinpath("results.csv").read_text(encoding="utf-8") == "mine"

    export(ledger.store, Extract("tiny"), folder, overwrite=True)

    assert folder.joinpath("results.csv").read_text(encoding="utf-8").startswith("indicator,")
    assert folder.joinpath("letter.txt").read_text(encoding="utf-8") == "mine too"
    assert len(list(folder.iterdir())) == len(contract()) + 2


def test_a_project_that_is_not_there(open_ledger: OpenLedger, tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="There is no project “other” in the store at revision 1"):
        write(open_ledger().store, tmp_path / "other")
    assert not tmp_path.joinpath("other").exists()


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from store import open_store
from store.disclosure.export import Extract, export
store = open_store(sys.argv[1], Path(sys.argv[2]), now=datetime(2021, 8, 1))
store.cursor().execute("insert into ledger.sources by name select 's' || i as source, 'A title' as title, "
    "'tiny' as project, 1 as revision, 'sources.csv' as in_file, i as in_row from range(200000) as rows (i)")
print("now", flush=True)
export(store, Extract("tiny"), Path(sys.argv[3]))
"""


def test_an_export_that_is_killed_leaves_no_half_of_a_file(
    make_project: MakeProject, tmp_path: Path
) -> None:
    make_project(tmp_path / "data")
    for tenths in range(4):
        folder = tmp_path / str(tenths) / "tiny"
        command = [sys.executable, "-c", KILLED, ":memory:", str(tmp_path / "data"), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=tenths / 10)
            process.kill()
        there = {path.name for path in folder.glob("*.*") if path.is_file()}
        if "sources.csv" in there:
            assert len(cells(folder / "sources.csv", "source")) == 200_001
        if "datapackage.json" in there:
            assert len(there) == len(contract()) + 1


# The rows in force, for visitors


def test_every_file_has_the_columns_of_the_contract(crest_store: Store) -> None:
    for name, file in contract().items():
        rows = public_rows(crest_store, name, "crest", AS_OF, crest_store.revision())
        assert tuple(rows.columns) == file.column_names
        assert not rows.empty


def test_only_rows_in_force_are_given(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            {"value": 1, "reported_on": "2021-01-15"},
            {"value": "2.50", "reported_on": "2021-03-15"},
        ]
    )

    rows = public_rows(ledger.store, "results", "tiny", AS_OF, ledger.store.revision())

    assert list(rows["value"]) == [Decimal("2.5")]


def test_a_number_loses_no_digit(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[{"value": "123456789012345678.123456"}, {"sex": "women", "value": ""}]
    )
    rows = public_rows(ledger.store, "results", "tiny", AS_OF, ledger.store.revision())
    assert rows["value"].map(str, na_action="ignore").fillna("").tolist() == [
        "123456789012345678.123456",
        "",
    ]


SECRET: Row = {
    "partnership": "P1", "partner": "Secret Ltd", "named": "no", "nda": "yes", "note": "Secret Ltd said",
    "sector": "rubber", "countries": "VNM", "signed": "2020-02-03", "ended": "2021-01-31", "phase": "2",
    "contribution_usd": 48592, "place": "page 3",
}  # fmt: skip
OPEN: Row = {
    **SECRET,
    "partnership": "P2",
    "partner": "Open Ltd",
    "named": "yes",
    "note": "on its website",
}
ABOUT: Row = {"file": "partnerships", "explanation": "Secret Ltd or Open Ltd"}


def secretive(open_ledger: OpenLedger) -> SampleLedger:
    return open_ledger(
        partnerships=[SECRET, OPEN],
        conflicts=[
            {"conflict": "K1", "key": "P1", **ABOUT},
            {"conflict": "K2", "key": "P2", **ABOUT, "explanation": "Open Ltd or not"},
            {"conflict": "K3"},
        ],
    )


def test_of_a_partner_that_is_not_named_a_visitor_has_nothing_that_identifies_it(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = secretive(open_ledger)
    write(ledger.store, tmp_path / "tiny", visitor=True)
    assert tmp_path.joinpath("tiny", "partnerships.csv").read_text(
        encoding="utf-8"
    ).splitlines() == [
        ",".join(contract()["partnerships"].column_names),
        "P1,,no,yes,,,,,,,,2021-01-15,,report,page 3,",
        "P2,Open Ltd,yes,yes,company,rubber,VNM,2020-02-03,2021-01-31,2,48592,2021-01-15,on its website,report,page 3,",
    ]  # the kind of the first neither, since there are only two of it
    rows = public_rows(ledger.store, "partnerships", "tiny", AS_OF, ledger.store.revision())
    assert rows.iloc[0].dropna().astype(str).to_dict() == {
        "partnership": "P1", "named": "no", "nda": "yes", "reported_on": "2021-01-15 00:00:00",
        "source": "report", "place": "page 3",
    }  # fmt: skip


def test_a_conflict_about_a_partner_that_is_not_named_is_omitted(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = secretive(open_ledger)
    write(ledger.store, tmp_path / "tiny", visitor=True)
    rows = public_rows(ledger.store, "conflicts", "tiny", AS_OF, ledger.store.revision())
    assert list(rows["conflict"]) == ["K2", "K3"]
    assert cells(tmp_path / "tiny" / "conflicts.csv", "conflict") == ["K2", "K3"]


def test_the_team_has_every_name(open_ledger: OpenLedger, tmp_path: Path) -> None:
    write(secretive(open_ledger).store, tmp_path / "tiny")
    assert cells(tmp_path / "tiny" / "partnerships.csv", "partner") == ["Secret Ltd", "Open Ltd"]
    assert cells(tmp_path / "tiny" / "conflicts.csv", "conflict") == ["K1", "K2", "K3"]


def test_a_name_that_was_hidden_after_a_text_was_uploaded_is_masked_for_visitors(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    ledger = open_ledger(
        project=[{"title": "Harbours with Acme"}],
        results=[{"note": "Counted by ACME itself."}],
        partnerships=[{"partner": "Acme", "named": "yes"}],
    )
    hide(ledger, "Acme")

    write(ledger.store, tmp_path / "visitor" / "tiny", "2021-02-01", visitor=True)
    write(ledger.store, tmp_path / "team" / "tiny", "2021-02-01")

    results = "results.csv"
    assert cells(tmp_path / "team" / "tiny" / results, "note") == ["Counted by ACME itself."]
    assert cells(tmp_path / "visitor" / "tiny" / results, "note") == [
        "Counted by [partner not named] itself."
    ]
    for path in tmp_path.joinpath("visitor", "tiny").iterdir():
        assert "acme" not in path.read_text(encoding="utf-8").lower(), path.name
    rows = public_rows(ledger.store, "results", "tiny", AS_OF, 1)
    assert list(rows["note"]) == ["Counted by [partner not named] itself."]


def hide(ledger: SampleLedger, name: str) -> None:
    """Withdraw a name without the checks of an upload, which would refuse it while texts hold the name."""
    cursor = ledger.store.cursor()
    cursor.execute("update ledger.head set revision = revision + 1")
    revision = ledger.store.revision()
    cursor.execute(
        "insert into ledger.entry values ($revision, 'tiny', 'upload', null, $at, 'team', 'A test.')",
        {"revision": revision, "at": NOW},
    )
    cursor.execute(
        "insert into ledger.partnerships by name select 'P1' as partnership, $name as partner, 'no' as named, "
        "date '2021-07-01' as reported_on, 'tiny' as project, $revision as revision",
        {"revision": revision, "name": name},
    )


def test_a_file_that_the_contract_does_not_know_is_an_error(crest_store: Store) -> None:
    with pytest.raises(KeyError):
        public_rows(crest_store, "passwords", "crest", AS_OF, 1)
