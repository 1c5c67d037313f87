"""Nothing that is asked for a visitor holds a name that may not be shown, as of any date and at any revision."""

import gc
from collections.abc import Iterator
from datetime import date
from itertools import cycle, product
from pathlib import Path
from weakref import ref

import pandas as pd
import pytest

import queries
from store import Store, contract, open_store, public_rows
from store.disclosure.export import Extract, export
from store.disclosure.masking import for_visitors, hidden_names
from tests.engines import Embedded, Engine, on_one_thread
from tests.sample_ledgers import NOW, write_project
from tests.undisclosed import (
    DATES,
    NAMES,
    OF_THE_TEAM,
    OPEN,
    PROJECT,
    SECRETS,
    TOLD,
    copy_undisclosed,
    open_undisclosed,
)

ASKED_FOR_VISITORS = sorted(
    path.relative_to(queries.FOLDER).with_suffix("").as_posix()
    for path in queries.FOLDER.rglob("*.sql")
    if path.parent.name not in queries.FOR_THE_TEAM
)

# What a reader has chosen, besides the date.
CHOSEN: dict[str, queries.Parameter] = {"indicator": "A", "item": "F1"}


@pytest.fixture(params=["duckdb", pytest.param("ducklake", marks=pytest.mark.soak)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Both engines; the second, which has the same rules and is slower, in `make soak`."""
    if request.param == "duckdb":
        return Embedded()
    lake: Engine = request.getfixturevalue("lake")
    return lake


@pytest.fixture(scope="module")
def opened() -> Iterator[dict[str, Store]]:
    """The stores of this module, by engine."""
    stores: dict[str, Store] = {}
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture
def store(
    engine: Engine, opened: dict[str, Store], tmp_path_factory: pytest.TempPathFactory
) -> Store:
    """A store with partners that may not be named: to read, never to write."""
    if engine.name not in opened:
        folder = tmp_path_factory.mktemp("undisclosed")
        if engine.name == "duckdb":
            store = open_store(copy_undisclosed(folder), folder / "data", now=NOW)
        else:
            store = open_undisclosed(engine.new_address(folder), folder)
        opened[engine.name] = on_one_thread(store)
    return opened[engine.name]


@pytest.fixture
def moments(store: Store, engine: Engine) -> list[tuple[date, int]]:
    """Every date at every revision in `make soak`; else every date and every revision, each with one of the other."""
    days = [date.fromisoformat(day) for day in DATES]
    revisions = range(1, store.revision() + 1)
    if engine.name == "ducklake":
        return list(product(days, revisions))
    return [*zip(cycle(days), revisions, strict=False), (days[-1], store.revision())]


def secrets_in(*said: object) -> list[str]:
    """What may not be read and stands in these texts."""
    text = "\n".join(map(str, said)).casefold()
    return [secret for secret in SECRETS if secret in text]


def given(name: str, as_of: date, revision: int) -> dict[str, queries.Parameter]:
    """The parameters of a question."""
    _, parameters = queries.read_question(name)
    first = date.fromisoformat(DATES[0])
    sides: dict[str, queries.Parameter] = {
        "since": first,
        "since_revision": 1,
        "revision": revision,
    }
    every = {
        "projects": [PROJECT],
        "as_of": as_of,
        "day": as_of,
        "before": as_of,
        **sides,
        **CHOSEN,
    }
    return {parameter: every.get(parameter) for parameter in parameters}


def unmasked(store: Store, name: str, as_of: date, revision: int) -> pd.DataFrame:
    """The answer as it would be without a mask."""
    sql, _ = queries.read_question(name)
    return store.ask(sql, given(name, as_of, revision)).df()


@pytest.mark.parametrize("name", ASKED_FOR_VISITORS)
def test_no_answer_holds_a_secret(store: Store, moments: list[tuple[date, int]], name: str) -> None:
    for as_of, revision in moments:
        found = secrets_in(queries.ask(store, name, given(name, as_of, revision)).to_csv())
        assert not found, f"{as_of}, revision {revision}: {found}"


def test_without_a_mask_the_secrets_would_be_found_and_all_else_is_the_same(
    store: Store, moments: list[tuple[date, int]]
) -> None:
    """So that the test above can fail: most answers hold a name then. Their rows are in the same order."""
    leaking = []
    for name in ASKED_FOR_VISITORS:
        before = unmasked(store, name, *moments[0])
        hidden = before.map(lambda cell: bool(secrets_in(cell)))
        leaking += [name] * bool(secrets_in(before.to_csv()))
        answer = queries.ask(store, name, given(name, *moments[0]))
        pd.testing.assert_frame_equal(answer.mask(hidden), before.mask(hidden))
    assert len(leaking) > 20, leaking


def test_each_secret_is_in_the_ledger(store: Store) -> None:
    whole = [store.cursor().execute(f"from ledger.{name}").df() for name in (*contract(), "entry")]
    assert set(secrets_in(*(rows.to_csv() for rows in whole))) == set(SECRETS)


def test_the_partner_that_may_be_named_is_named(
    store: Store, moments: list[tuple[date, int]]
) -> None:
    register = queries.ask(store, "funding/register", given("funding/register", *moments[-1]))
    assert register["partner"].dropna().tolist() == [OPEN]


def test_the_team_is_told_everything(store: Store) -> None:
    revision = store.revision()
    entries = queries.ask(store, "history/entries", {"projects": [PROJECT], "revision": revision})
    assert set(secrets_in(entries.to_csv())) >= set(OF_THE_TEAM)
    files = queries.ask(store, "history/files", {"projects": [PROJECT], "upload": 5})
    assert secrets_in(files.to_csv()) == ["quvenbrix"]


@pytest.mark.parametrize("name", contract())
def test_no_file_holds_a_secret(store: Store, moments: list[tuple[date, int]], name: str) -> None:
    for as_of, revision in moments:
        rows = public_rows(store, name, PROJECT, as_of, revision)
        found = secrets_in(rows.to_csv())
        assert not found, f"{as_of}, revision {revision}: {found}"


def test_no_export_for_visitors_holds_a_secret(
    store: Store, moments: list[tuple[date, int]], tmp_path: Path
) -> None:
    for as_of, revision in moments[::3]:
        folder = tmp_path / f"{as_of}-{revision}"
        for path in export(store, Extract(PROJECT, as_of, revision, for_visitor=True), folder):
            found = secrets_in(path.read_text(encoding="utf-8"))
            assert not found, f"{path.name}, {as_of}, revision {revision}: {found}"


def test_the_export_for_the_team_holds_what_the_test_above_looks_for(
    store: Store, tmp_path: Path
) -> None:
    paths = export(store, Extract(PROJECT, revision=1), tmp_path / "all")
    sentences = [path.read_text(encoding="utf-8") for path in paths]
    assert set(secrets_in(*sentences)) == {*NAMES, *TOLD} - {"jovarex"}


def test_a_list_of_texts_is_masked_and_anything_more_is_refused(store: Store) -> None:
    texts = "select ['by Zyxqora Holdings', null, 'b'] as said, len($projects) as number"
    assert for_visitors(store, texts, {"projects": [PROJECT]}).fetchall() == [
        (["by [partner not named]", None, "b"], 1)
    ]
    with pytest.raises(TypeError, match="said is of the type STRUCT"):
        for_visitors(store, "select {'by': 'x'} as said, $projects", {"projects": [PROJECT]})


def test_where_nothing_is_hidden_nothing_is_masked(crest_store: Store) -> None:
    assert hidden_names(crest_store) is None


def test_a_closed_store_is_not_kept_for_the_names_it_was_asked_for(tmp_path: Path) -> None:
    partner = {"partner": "Zyxqora Holdings", "named": "no"}
    write_project(tmp_path, {"partnerships": [partner]}, PROJECT)
    store = open_store(":memory:", tmp_path, now=NOW)
    assert hidden_names(store, [PROJECT]) == hidden_names(store, [PROJECT, PROJECT])
    assert for_visitors(store, "select 'Zyxqora Holdings' as said", {}).fetchall() == [
        ("[partner not named]",)
    ]
    store.close()
    kept = ref(store)
    del store
    gc.collect()
    assert kept() is None
