"""Every question says what it means, what it takes and what its rows are, and that is so."""

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from store import Store

NAMES = sorted(
    path.relative_to(queries.FOLDER).with_suffix("").as_posix()
    for path in queries.FOLDER.rglob("*.sql")
)

HEAD = re.compile(r"-- (?P<name>[a-z_/]+)\((?P<takes>[$a-z_, ]*)\): (?P<meaning>.+)")

# What every page asks with; any other parameter is asked as null.
GIVEN: dict[str, object] = {
    "projects": ["crest"],
    "as_of": date(2021, 7, 31),
    "day": date(2021, 7, 31),
    "before": date(2021, 7, 18),
    "revision": 1,
    "since": date(2021, 7, 18),
    "since_revision": 1,
}


def lines(name: str) -> list[str]:
    return queries.FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8").splitlines()


def outermost(sql: str) -> str:
    """The statement without its comments, texts, and whatever stands in parentheses."""
    bare = re.sub(r"--[^\n]*|'[^']*'", " ", sql)
    while True:
        shorter = re.sub(r"\([^()]*\)", " ", bare)
        if shorter == bare:
            return " ".join(bare.lower().split())
        bare = shorter


def test_there_are_questions() -> None:
    assert len(NAMES) >= 20


def test_each_folder_is_named_after_a_page_the_frame_or_a_paper() -> None:
    folders = {name.split("/")[0] for name in NAMES}
    pages = {path.stem for path in Path(queries.FOLDER.parent, "pages").glob("*.py")}
    assert folders <= pages | {"frame", "matrix"}


@pytest.mark.parametrize("name", NAMES)
def test_the_head_names_the_question_and_what_it_takes(name: str) -> None:
    head = HEAD.fullmatch(lines(name)[0])
    assert head, "The first line reads: -- folder/name($params): meaning."
    assert head["name"] == name
    takes = re.findall(r"\$(\w+)", head["takes"])
    assert len(takes) == len(set(takes))
    assert set(takes) == queries.read_question(name)[1], (
        "The head and the SQL take the same parameters."
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_head_states_meaning_and_grain(name: str) -> None:
    comments = [line for line in lines(name) if line.startswith("--")]
    meaning = " ".join(line.removeprefix("--").strip() for line in comments)
    before, grain, after = meaning.partition(". Grain: ")
    assert grain, "The head says what one row is: -- Grain: one row per …"
    assert before
    assert after.startswith("one row"), "The grain begins: one row"
    assert after.endswith((".", ")")), "The head ends as a sentence."


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_in_a_stated_order(name: str) -> None:
    sql, _ = queries.read_question(name)
    assert " order by " in outermost(sql), "A question ends with `order by`, or rows may jump."


@pytest.mark.parametrize("name", NAMES)
def test_the_question_fits_the_store(name: str, crest_store: Store) -> None:
    """Bound against the real schema and asked of the real data."""
    _, parameters = queries.read_question(name)
    given = {parameter: GIVEN.get(parameter) for parameter in parameters}
    rows = crest_store.cursor().execute(queries.read_question(name)[0], given)
    columns = [column[0] for column in rows.description or []]
    assert len(columns) == len(set(columns)), "No two columns of one name."


@pytest.mark.parametrize("name", NAMES)
def test_a_question_reads_and_never_writes(name: str) -> None:
    (statement,) = duckdb.extract_statements(queries.read_question(name)[0])
    assert statement.type == duckdb.StatementType.SELECT


@pytest.mark.parametrize("name", NAMES)
def test_a_question_holds_no_date_or_project_of_its_own(name: str) -> None:
    sql, _ = queries.read_question(name)
    code = re.sub(r"--[^\n]*", "", sql).lower()
    for word in ("current_date", "now()", "today()", "'crest'"):
        assert word not in code, f"{word}: what is asked for comes as a parameter."


def test_ask_takes_what_it_needs_and_says_what_is_missing(crest_store: Store) -> None:
    given: dict[str, queries.Parameter] = {"projects": ["crest"], "revision": 1, "unused": "x"}
    frame = queries.ask(crest_store, "frame/reporting_dates", given)
    assert [when.date().isoformat() for when in frame["reported_on"]][:1] == ["2021-07-31"]
    with pytest.raises(KeyError, match="as_of"):
        queries.ask(crest_store, "frame/project", given)


def test_a_question_that_was_never_written(crest_store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        queries.ask(crest_store, "results/nothing", {})
