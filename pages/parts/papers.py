"""The papers' addresses: `/papers/PROJECT/brief.pdf?since=…&as_of=…`, and what answers there.

They serve visitors only: whoever asks gets what a visitor may see. A paper is made once for all who ask for the
same, in a thread of the server's, so that the pages stay alive meanwhile.
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

from pages.parts import opening
from pages.parts.asking import answer, the_store
from pages.parts.front import below
from pages.parts.question import AHEAD, Question
from pages.parts.sides import NotAsked, Sides, a_date, settled
from queries import Given
from reports.meeting import QUESTIONS
from reports.paper import Paper, Side
from store import Refused, StoreUnreachable

LOG = logging.getLogger(__name__)

OFFICE = "application/vnd.openxmlformats-officedocument"

# What a file's name may hold everywhere.
LETTERS = ascii_letters + digits + "-_."

# A browser asks again by itself, and has the paper once the store is open.
COMING = """<!doctype html>
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

# So many papers are kept; those not asked for the longest go first.
KEPT = 50

OF_MATRIX = (
    "actions/evaluations",
    "meeting/matrix_recommendations",
    "meeting/matrix_actions",
    "about/sources",
)
OF_SHEETS = (
    "meeting/indicator_changes", "meeting/figure_changes", "meeting/target_changes", "meeting/action_changes",
    "meeting/conflict_changes", "results/indicator_progress", "results/figures", "actions/status",
    "actions/by_recommendation", "gender/people_by_sex", "about/sources",
)  # fmt: skip

# What a page's reader may choose, and a paper does not.
NOT_CHOSEN: dict[str, Given] = {"unit": None, "recommendation": None}


@dataclass(frozen=True)
class Kind:
    """A paper: what it is called to a reader, how it is made, of which answers, and its media type."""

    title: str
    make: Callable[[Paper], bytes]
    questions: tuple[str, ...]
    media_type: str


def made_by(module: str, function: str) -> Callable[[Paper], bytes]:
    """The function of a module of `reports`, which is imported when somebody asks for such a paper.

    What PDF, Word and Excel need would else be a third of the time in which the dashboard starts.
    """

    def make(paper: Paper) -> bytes:
        made: bytes = getattr(import_module(f"reports.{module}"), function)(paper)
        return made

    return make


KINDS = {
    "brief.pdf": Kind(
        "Meeting brief (PDF)", made_by("brief", "brief_pdf"), QUESTIONS, "application/pdf"
    ),
    "brief.pptx": Kind(
        "Slides (PowerPoint)",
        made_by("slides", "brief_pptx"),
        QUESTIONS,
        f"{OFFICE}.presentationml.presentation",
    ),
    "matrix.docx": Kind(
        "Management response matrix (Word)",
        made_by("matrix", "matrix_docx"),
        OF_MATRIX,
        f"{OFFICE}.wordprocessingml.document",
    ),
    "results.xlsx": Kind(
        "Figures (Excel)",
        made_by("sheets", "results_xlsx"),
        OF_SHEETS,
        f"{OFFICE}.spreadsheetml.sheet",
    ),
    "deadlines.ics": Kind(
        "Deadlines (calendar)",
        made_by("deadlines", "deadlines_ics"),
        ("actions/status", "meeting/action_changes"),
        "text/calendar",
    ),
}


def address_of(sides: Sides, name: str, base: str) -> str:
    """Where the paper `name` is, below the server's base, with both sides in it."""
    carried = sides.address()
    project = carried.pop("project")
    return f"{below(base)}/papers/{quote(project, safe='')}/{name}?{urlencode(carried)}"


def respond(request: Request, base: str, today: date) -> Response:
    """The paper that `request` asks for, or a sentence and a status that say why there is none."""
    name = request.path_params["name"]
    if name not in KINDS:
        return _said(404, f"There is no paper “{name}”. There are: {', '.join(KINDS)}.")
    if coming := opening.under_way():
        return HTMLResponse(COMING % escape(coming.said), 503, {"refresh": "2", "retry-after": "2"})
    try:
        with the_store().still_open():
            return _paper(request, base, today)
    except NotAsked as error:
        return _said(400, str(error))
    except StoreUnreachable as error:
        return _said(503, str(error))
    except Refused:
        return _said(
            503, "The dashboard cannot start: its project team must mend the files of data/."
        )


def _paper(request: Request, base: str, today: date) -> Response:
    project, name = request.path_params["project"], request.path_params["name"]
    question = _question(project, today)
    if question is None:
        return _said(404, f"There is no project “{project}” in the store.")
    sides = _sides(question, request.query_params)
    page = f"{request.url.scheme}://{request.url.netloc}{below(base)}/meeting?{urlencode(sides.address())}"
    content = MADE.once((name, sides, page), lambda: _make(KINDS[name], sides, page))
    return Response(
        content,
        media_type=KINDS[name].media_type,
        headers={
            "content-disposition": _attached(project, name, sides.this.as_of),
            "cache-control": "no-cache",
        },
    )


def _attached(project: str, name: str, as_of: date) -> str:
    """The name under which a browser saves the paper; in a header, letters beyond ASCII are encoded."""
    file = f"{project}-{name.replace('.', f'-{as_of}.')}"
    plain = "".join(letter if letter in LETTERS else "_" for letter in file)
    return f'attachment; filename="{plain}"' + (
        "" if plain == file else f"; filename*=UTF-8''{quote(file, safe='')}"
    )


def _said(status: int, sentence: str) -> PlainTextResponse:
    return PlainTextResponse(f"{sentence}\n", status)


def _question(project: str, today: date) -> Question | None:
    """The project's question at the newest revision; None where there is no such project."""
    store = the_store()
    revision = store.revision()
    before = Question(store, "", today, revision, newest=revision)
    codes = answer(before, "frame/projects")["code"]
    return replace(before, project=project) if project in set(codes) else None


def _sides(question: Question, asked_for: Mapping[str, str]) -> Sides:
    """Both dates must be named: what is linked to must not be another paper tomorrow."""
    for name in ("since", "as_of"):
        if a_date(name, asked_for) is None:
            raise NotAsked(
                f"{name} is missing: the date of {'the last' if name == 'since' else 'this'} meeting."
            )
    sides = settled(question, asked_for)
    if sides.this.as_of > question.as_of + AHEAD:
        raise NotAsked(
            f"as_of is {sides.this.as_of}, which is more than {AHEAD.days // 365} years ahead of today."
        )
    return sides


def _make(kind: Kind, sides: Sides, page: str) -> bytes:
    # By the title that stands at this meeting's revision: a frozen address keeps it when the project is renamed.
    every = replace(sides.this, project="")
    titles = answer(every, "frame/projects").set_index("code")["title"]
    return kind.make(
        Paper(
            project=sides.this.project,
            title=titles.get(sides.this.project, sides.this.project),
            last=Side(sides.since, sides.since_revision),
            this=Side(sides.this.as_of, sides.this.revision),
            next_meeting=sides.next_meeting,
            address=page,
            frames={
                name: answer(sides.this, name, **sides.given(), **NOT_CHOSEN)
                for name in kind.questions
            },
            remarks=sides.remarks(),
        )
    )


class Once:
    """Things that are made once, however many ask for them at a time; those not asked for the longest go first."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._lock = Lock()
        self._made: OrderedDict[object, Future[bytes]] = OrderedDict()

    def once(self, key: object, make: Callable[[], bytes]) -> bytes:
        """What `make` makes for `key`, or made before. Raises what it raises; it is tried again then."""
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


MADE = Once(KEPT)
