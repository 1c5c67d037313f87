"""The papers at `/papers/PROJECT/brief.pdf?since=…&as_of=…`.

Everybody gets what a visitor may see. A paper is made once for all who request the same, in a thread of the server's,
so that pages are served meanwhile.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from importlib import import_module
from string import ascii_letters, digits
from threading import Lock
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from reports.content.meeting import QUESTIONS
from reports.content.paper import Paper, Side
from store import Refused, StoreUnreachable
from web import store_opening
from web.answers import answer_to, the_store
from web.base_path import path_prefix
from web.comparison import Comparison, InvalidComparison, comparison_of, parse_date
from web.question import AHEAD, Question

LOG = logging.getLogger(__name__)

OFFICE = "application/vnd.openxmlformats-officedocument"

# The characters that a file's name may have on every system.
FILE_NAME_CHARACTERS = ascii_letters + digits + "-_."

# A browser asks again by itself, and has the paper once the store is open.
WAITING_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>The paper is coming</title>
<body style="font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1rem">
<main>
<h1>The paper is coming</h1>
<p>%s The paper follows by itself.</p>
</main>
</body>
</html>
"""

# The most papers that are kept; the least recently used go first.
CACHE_SIZE = 50

MATRIX_QUESTIONS = (
    "actions/evaluations",
    "matrix/recommendations",
    "matrix/actions",
    "about/sources",
)
WORKBOOK_QUESTIONS = (
    "meeting/indicator_changes", "meeting/figure_changes", "meeting/target_changes", "meeting/action_changes",
    "meeting/conflict_changes", "results/indicator_progress", "results/figures", "actions/status",
    "actions/by_recommendation", "gender/people_by_sex", "about/sources",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A paper: its title, the function that makes it, the questions whose answers that takes, and its media type."""

    title: str
    make: Callable[[Paper], bytes]
    questions: tuple[str, ...]
    media_type: str


def imported_when_used(module: str, function: str) -> Callable[[Paper], bytes]:
    """The function of a module of `reports`, which is imported when such a paper is first requested.

    Otherwise the libraries for PDF, Word and Excel would be a third of the time in which the dashboard starts.
    """

    def make(paper: Paper) -> bytes:
        made: bytes = getattr(import_module(f"reports.{module}"), function)(paper)
        return made

    return make


KINDS = {
    "brief.pdf": Kind(
        "Meeting brief (PDF)",
        imported_when_used("pdf.brief", "brief_pdf"),
        QUESTIONS,
        "application/pdf",
    ),
    "brief.pptx": Kind(
        "Slides (PowerPoint)",
        imported_when_used("pptx.slides", "brief_pptx"),
        QUESTIONS,
        f"{OFFICE}.presentationml.presentation",
    ),
    "matrix.docx": Kind(
        "Management response matrix (Word)",
        imported_when_used("docx.matrix", "matrix_docx"),
        MATRIX_QUESTIONS,
        f"{OFFICE}.wordprocessingml.document",
    ),
    "results.xlsx": Kind(
        "Figures (Excel)",
        imported_when_used("xlsx.results_workbook", "results_xlsx"),
        WORKBOOK_QUESTIONS,
        f"{OFFICE}.spreadsheetml.sheet",
    ),
    "deadlines.ics": Kind(
        "Deadlines (calendar)",
        imported_when_used("calendar", "deadlines_ics"),
        ("actions/status", "meeting/action_changes"),
        "text/calendar",
    ),
}


def address_of(comparison: Comparison, name: str, base: str) -> str:
    """Where the paper `name` is, below the server's base, with both meetings in it."""
    parameters = comparison.address()
    project = parameters.pop("project")
    return f"{path_prefix(base)}/papers/{quote(project, safe='')}/{name}?{urlencode(parameters)}"


def respond(request: Request, base: str, today: date) -> Response:
    """The paper that is requested, or a sentence and a status that say why there is none."""
    name = request.path_params["name"]
    if name not in KINDS:
        return _text_response(404, f"There is no paper “{name}”. There are: {', '.join(KINDS)}.")
    if opening := store_opening.in_progress():
        return HTMLResponse(
            WAITING_PAGE % escape(opening.message), 503, {"refresh": "2", "retry-after": "2"}
        )
    try:
        with the_store().still_open():
            return _paper(request, base, today)
    except InvalidComparison as error:
        return _text_response(400, str(error))
    except StoreUnreachable as error:
        return _text_response(503, str(error))
    except Refused:
        return _text_response(
            503, "The dashboard cannot start: its project team must mend the files of data/."
        )


def _paper(request: Request, base: str, today: date) -> Response:
    project, name = request.path_params["project"], request.path_params["name"]
    question = _question(project, today)
    if question is None:
        return _text_response(404, f"There is no project “{project}” in the store.")
    comparison = _comparison(question, request.query_params)
    page = f"{request.url.scheme}://{request.url.netloc}{path_prefix(base)}/meeting?{urlencode(comparison.address())}"
    content = PAPERS.once((name, comparison, page), lambda: _make(KINDS[name], comparison, page))
    return Response(
        content,
        media_type=KINDS[name].media_type,
        headers={
            "content-disposition": _attachment(project, name, comparison.this.as_of),
            "cache-control": "no-cache",
        },
    )


def _attachment(project: str, name: str, as_of: date) -> str:
    """The name under which a browser saves the paper; in a header, letters beyond ASCII are encoded."""
    file = f"{project}-{name.replace('.', f'-{as_of}.')}"
    plain = "".join(letter if letter in FILE_NAME_CHARACTERS else "_" for letter in file)
    return f'attachment; filename="{plain}"' + (
        "" if plain == file else f"; filename*=UTF-8''{quote(file, safe='')}"
    )


def _text_response(status: int, sentence: str) -> PlainTextResponse:
    return PlainTextResponse(f"{sentence}\n", status)


def _question(project: str, today: date) -> Question | None:
    """The project's question at the newest revision; None where there is no such project."""
    store = the_store()
    revision = store.revision()
    before = Question(store, "", today, revision, newest=revision)
    codes = answer_to(before, "frame/projects")["code"]
    return replace(before, project=project) if project in set(codes) else None


def _comparison(question: Question, parameters: Mapping[str, str]) -> Comparison:
    """The comparison; both dates must be named, so that a link does not lead to another paper tomorrow."""
    for name in ("since", "as_of"):
        if parse_date(name, parameters) is None:
            raise InvalidComparison(
                f"{name} is missing: the date of {'the last' if name == 'since' else 'this'} meeting."
            )
    comparison = comparison_of(question, parameters)
    if comparison.this.as_of > question.as_of + AHEAD:
        raise InvalidComparison(
            f"as_of is {comparison.this.as_of}, which is more than {AHEAD.days // 365} years ahead of today."
        )
    return comparison


def _make(kind: Kind, comparison: Comparison, page: str) -> bytes:
    # The title in force at this meeting's revision: a frozen address keeps it when the project is renamed.
    all_projects = replace(comparison.this, project="")
    titles = answer_to(all_projects, "frame/projects").set_index("code")["title"]
    return kind.make(
        Paper(
            project=comparison.this.project,
            title=titles.get(comparison.this.project, comparison.this.project),
            last=Side(comparison.since, comparison.since_revision),
            this=Side(comparison.this.as_of, comparison.this.revision),
            next_meeting=comparison.next_meeting,
            address=page,
            frames={
                name: answer_to(comparison.this, name, **comparison.parameters())
                for name in kind.questions
            },
            remarks=comparison.remarks(),
        )
    )


class PaperCache:
    """Papers by key, each made once, however many request it at a time; the least recently used go first."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._lock = Lock()
        self._made: OrderedDict[object, Future[bytes]] = OrderedDict()

    def once(self, key: object, make: Callable[[], bytes]) -> bytes:
        """What `make` gives back for `key`, or has before. Raises what it raises, and the next request tries again."""
        with self._lock:
            is_first = key not in self._made
            future = self._made.setdefault(key, Future())
            self._made.move_to_end(key)
            while len(self._made) > self._kept:
                self._made.popitem(last=False)
        if is_first:
            try:
                future.set_result(make())
            except BaseException as error:
                with self._lock:
                    self._made.pop(key, None)
                future.set_exception(error)
        return future.result()


PAPERS = PaperCache(CACHE_SIZE)
