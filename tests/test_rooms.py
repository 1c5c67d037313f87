"""The house rules that a machine can hold: who may look where, and how long a thing may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ROOMS = ("store", "queries", "wording", "charts", "reports", "web", "pages", "dashboard")

# Data flows one way: a room may look to those before it, never after; or to one folder of it alone.
MAY_LOOK_TO = {
    "store": {"store"},
    "queries": {"store", "queries"},
    "wording": {"wording"},
    "charts": {"wording", "charts"},
    "reports": {"wording", "charts.svg", "reports"},
    "web": {"store", "queries", "wording", "charts", "reports", "web"},
    "pages": {"store", "queries", "wording", "charts", "reports", "web", "pages"},
    "dashboard": {"web", "pages", "dashboard"},
}

# What a room is not for: docs/architecture.md.
NOT_FOR = {
    "store": {"streamlit": "pages are drawn elsewhere", "plotly": "charts are drawn elsewhere"},
    "queries": {"streamlit": "questions know no page", "plotly": "questions draw nothing"},
    "wording": {"streamlit": "words know no page", "duckdb": "words ask nobody"},
    "charts": {"streamlit": "a chart is given a DataFrame", "duckdb": "a chart asks nobody"},
    "reports": {"streamlit": "a report is given DataFrames", "duckdb": "a report asks nobody"},
    "web": {"duckdb": "answers come through queries/"},
    "pages": {"duckdb": "pages ask through queries/"},
    "dashboard": {"duckdb": "it only declares pages", "plotly": "it only declares pages"},
}

LONGEST_MODULE = 400
MOST_FILES = 15
MOST_PARAMETERS = 6
LONGEST_FUNCTION = 40
LONGEST_PAGE = 150

# Those that may read the clock: where a visit begins, where somebody acts, and the command line.
READS_THE_CLOCK = {"web/clock.py", "store/__main__.py"}
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("Timestamp", "now"),
    ("Timestamp", "today"),
}


def modules(*rooms: str) -> list[Path]:
    """The Python files of these rooms; `dashboard` is the one file of that name."""
    found = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    return [*found, ROOT / "dashboard.py"] if "dashboard" in rooms else found


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, at the top or within; `from charts import x` is `charts.x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "Imports name their room: no leading dots."
            yield from (f"{node.module}.{name.name}" for name in node.names)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def out_of_bounds(room: str, tree: ast.AST) -> list[str]:
    """A sentence for each import that the room may not have."""
    sentences = []
    for module in imports(tree):
        first = module.split(".")[0]
        if first in ROOMS and not may_look_to(room, module):
            allowed = ", ".join(sorted(MAY_LOOK_TO[room] - {room})) or "no other room"
            sentences.append(f"{room}/ may not import {module}: it may look to {allowed}.")
        if first in NOT_FOR[room]:
            sentences.append(f"{room}/ may not import {module}: {NOT_FOR[room][first]}.")
    return sentences


def may_look_to(room: str, module: str) -> bool:
    return any(f"{module}.".startswith(f"{allowed}.") for allowed in MAY_LOOK_TO[room])


@pytest.mark.parametrize("path", modules(*ROOMS), ids=name_of)
def test_a_room_looks_only_to_those_before_it(path: Path) -> None:
    room = name_of(path).removesuffix(".py").split("/")[0]
    said = out_of_bounds(room, tree_of(path))
    assert not said, f"{name_of(path)}: " + " ".join(said)


@pytest.mark.parametrize(
    ("room", "line", "expected"),
    [
        (
            "queries",
            "import streamlit as st",
            ["queries/ may not import streamlit: questions know no page."],
        ),
        (
            "store",
            "from queries import ask",
            ["store/ may not import queries.ask: it may look to no other room."],
        ),
        (
            "charts",
            "def draw():\n    import store.rules",
            ["charts/ may not import store.rules: it may look to wording."],
        ),
        (
            "reports",
            "from charts.svg.bullet import bullet\nfrom charts.trend import trend",
            ["reports/ may not import charts.trend.trend: it may look to charts.svg, wording."],
        ),
        (
            "pages",
            "from dashboard import page",
            [
                "pages/ may not import dashboard.page: it may look to charts, queries, reports, store, web, "
                "wording."
            ],
        ),
        ("pages", "from charts.trend import trend\nimport queries", []),
    ],
)
def test_the_failure_says_which_room_may_look_where(
    room: str, line: str, expected: list[str]
) -> None:
    assert out_of_bounds(room, ast.parse(line)) == expected


@pytest.mark.parametrize("path", modules(*ROOMS), ids=name_of)
def test_no_function_needs_scrolling(path: Path) -> None:
    long = {
        function.name: lines
        for function in functions(tree_of(path))
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long, f"{name_of(path)}: over {LONGEST_FUNCTION} lines: {long}. Say it in steps."


@pytest.mark.parametrize("path", [*modules(*ROOMS), *modules("bench")], ids=name_of)
def test_no_module_is_long_and_no_function_takes_much(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{name_of(path)} has {lines} lines: it holds two things."
    many = {
        function.name: len(names)
        for function in functions(tree_of(path))
        if len(names := parameters(function)) > MOST_PARAMETERS
    }
    assert not many, f"{name_of(path)}: {many} parameters: give it one thing that has them."


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def test_no_folder_is_full() -> None:
    folders = {path.parent for room in (*ROOMS[:-1], "bench") for path in ROOT.glob(f"{room}/**/*")}
    full = {
        name_of(folder): count
        for folder in folders
        if folder.name != "__pycache__"
        and (count := sum(path.is_file() for path in folder.iterdir())) > MOST_FILES
    }
    assert not full, f"{full} files: what belongs together has a folder of its own."


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "pages").glob("*.py")), ROOT / "dashboard.py"], ids=name_of
)
def test_no_page_is_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_PAGE, f"{name_of(path)} has {lines} lines; {LONGEST_PAGE} are enough."


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=name_of)
def test_a_page_begins_with_the_question_it_answers(path: Path) -> None:
    question = ast.get_docstring(tree_of(path)) or ""
    asks = "?" in question or (question and path.stem == "about")  # what that one holds is a list
    assert asks, f"{name_of(path)} begins with its question, as its docstring."


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=name_of)
def test_a_page_builds_no_figure_and_holds_no_sql(path: Path) -> None:
    tree = tree_of(path)
    by_hand = [module for module in imports(tree) if module.startswith(("plotly", "pandas.io"))]
    assert not by_hand, f"{name_of(path)}: figures are built in charts/."
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    statements = [text for text in texts if text.lower().lstrip().startswith(("select ", "with "))]
    assert not any(" from " in text.lower() for text in statements), "SQL lives in queries/."


@pytest.mark.parametrize("path", modules(*ROOMS), ids=name_of)
def test_what_is_public_says_what_it_gives_back(path: Path) -> None:
    tree = tree_of(path)
    is_page = path.parent.name == "pages" or path.name == "__init__.py"
    assert ast.get_docstring(tree) or (is_page and not tree.body), f"{name_of(path)}: no docstring."
    owners: list[ast.Module | ast.ClassDef] = [tree]
    owners += [node for node in tree.body if isinstance(node, ast.ClassDef)]
    silent = [
        node.name
        for owner in owners
        for node in owner.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, f"{name_of(path)}: say what these give back: {', '.join(silent)}."


@pytest.mark.parametrize("path", modules(*ROOMS), ids=name_of)
def test_nobody_else_reads_the_clock(path: Path) -> None:
    if name_of(path) in READS_THE_CLOCK:
        return
    clocks = [
        f"{owner}.{node.func.attr}()"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        for owner in [ast.unparse(node.func.value).split(".")[-1]]
        if (owner, node.func.attr) in CLOCKS
    ]
    assert not clocks, f"{name_of(path)}: {', '.join(clocks)}: the date comes from the page."


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("store/**/*.sql"), *ROOT.glob("queries/**/*.sql")]), ids=name_of
)
def test_no_statement_reads_the_clock(path: Path) -> None:
    code = "\n".join(
        line.split("--")[0] for line in path.read_text(encoding="utf-8").lower().splitlines()
    )
    for clock in ("current_date", "current_timestamp", "now()", "today()", "get_current"):
        assert clock not in code, f"{name_of(path)}: {clock}: the date comes from the page."


@pytest.mark.parametrize("path", modules(*ROOMS), ids=name_of)
def test_what_is_never_done(path: Path) -> None:
    tree = tree_of(path)
    bare = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)
            and node.type is None]  # fmt: skip
    assert not bare, f"{name_of(path)}, line {bare}: name the error that is expected."
    express = [module for module in imports(tree) if module.startswith("plotly.express")]
    assert not express, f"{name_of(path)}: plotly.express takes tens of milliseconds a figure."
    unsafe = [node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)
              and node.arg == "unsafe_allow_html"]  # fmt: skip
    assert not unsafe, f"{name_of(path)}: unsafe_allow_html: text from data is never markup."
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec"}, f"{name_of(path)}: neither eval nor exec."
    assert "pickle" not in {module.split(".")[0] for module in imports(tree)}


def test_no_room_for_odds_and_ends() -> None:
    names = {path.stem for path in modules(*ROOMS)}
    assert not names & {"utils", "util", "helpers", "common", "misc"}, "Name a file after its job."


@pytest.mark.parametrize("path", sorted(ROOT.glob("store/rules/**/*.sql")), ids=name_of)
def test_each_rule_says_what_it_means_and_what_a_row_is(path: Path) -> None:
    """A scalar macro has no rows, so that it states no grain."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("create or replace macro "):
            continue
        macro = line.removeprefix("create or replace macro ").split("(")[0]
        head: list[str] = []
        for above in reversed(lines[:number]):
            if not above.startswith("--"):
                break
            head.insert(0, above)
        text = " ".join(head)
        if line.endswith("as table"):
            assert text.startswith(f"-- {macro}("), f"{name_of(path)}: {macro} has no head."
            assert "Grain: one row" in text, f"{name_of(path)}: {macro} states no grain."


@pytest.mark.parametrize("path", sorted(ROOT.glob("store/checks/*.sql")), ids=name_of)
def test_each_check_says_what_it_is_for_and_has_a_test(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- ")
    test = ROOT / "tests" / "store" / "checks" / f"test_{path.stem}.py"
    assert test.exists(), f"{path.stem} is a check without a test."
