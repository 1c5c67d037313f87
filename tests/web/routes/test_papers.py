"""The papers' addresses: what answers there, what is told, and that a paper is made once."""

import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import product
from pathlib import Path
from threading import Event

import pytest
import streamlit as st
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from reports.content.paper import Paper
from store import Upload, upload_files
from store.ledger.originals import originals
from tests.conftest import CREST_DATA, MakeProject
from tests.meetings import two_meetings
from tests.sample_ledgers import filled, write_file
from tests.undisclosed import SECRETS, copy_undisclosed
from web.answers import the_store
from web.routes import papers
from web.routes.addresses import routes
from web.routes.papers import CACHE_SIZE, KINDS, PaperCache

NOW = datetime(2021, 9, 1, 12)
BETWEEN = "since=2021-03-01&as_of=2021-08-01"

# How a file begins, by the ending of its name.
BEGINS = {"pdf": b"%PDF-", "pptx": b"PK", "docx": b"PK", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    return two_meetings(tmp_path_factory.mktemp("meetings"))


@contextmanager
def reader_for(store: str, data: Path, base: str = "") -> Iterator[TestClient]:
    """Somebody who asks for papers of this store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RESULTS_STORE", store)
        patch.setenv("RESULTS_DATA", str(data))
        st.cache_resource.clear()
        yield TestClient(Starlette(routes=routes(base, lambda: NOW, "overview")))
        st.cache_resource.clear()


@pytest.fixture(scope="module")
def client(made: tuple[str, Path]) -> Iterator[TestClient]:
    with reader_for(*made) as client:
        yield client


def test_every_paper_has_an_address(client: TestClient) -> None:
    for name, kind in KINDS.items():
        answer = client.get(f"/papers/tiny/{name}?{BETWEEN}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith(kind.media_type)
        stem, ending = name.split(".")
        assert answer.content.startswith(BEGINS.get(ending, b""))
        named = f'attachment; filename="tiny-{stem}-2021-08-01.{ending}"'
        assert answer.headers["content-disposition"] == named


def test_every_paper_is_in_the_document_about_them() -> None:
    text = Path(__file__).parents[3].joinpath("docs", "papers.md").read_text(encoding="utf-8")
    assert [name for name in KINDS if f"\n| `{name}` | " not in text] == []


def test_the_same_paper_is_the_same_bytes_and_another_revision_is_another(
    client: TestClient,
) -> None:
    first, again, before = (
        client.get(f"/papers/tiny/deadlines.ics?{BETWEEN}{more}").content
        for more in ("", "&revision=6&since_revision=1", "&revision=1")
    )
    assert first == again
    assert first != before
    assert b"20220331" in first
    assert b"20211231" in before


def test_a_frozen_paper_keeps_its_title_when_the_project_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = f"/papers/tiny/matrix.docx?{BETWEEN}&revision=6&since_revision=1"
    with reader_for(*two_meetings(tmp_path)) as client:
        before = client.get(frozen).content
        row = filled("project", {"title": "Anew"})
        renamed = originals([write_file(tmp_path / "renamed", "project", [row])])
        upload_files(the_store().cursor(), Upload("tiny", renamed, "team", "A test.", NOW))
        monkeypatch.setattr(papers, "PAPERS", PaperCache(CACHE_SIZE))
        assert client.get(frozen).content == before
        assert "Anew" in everything(client.get(f"/papers/tiny/matrix.docx?{BETWEEN}").content)


@pytest.mark.parametrize(
    ("address", "status", "expected"),
    [
        ("tiny/brief.odt?since=2021-03-01&as_of=2021-08-01", 404, "There is no paper “brief.odt”."),
        ("other/brief.pdf?since=2021-03-01&as_of=2021-08-01", 404, "There is no project “other” in the store."),
        ("tiny/brief.pdf?as_of=2021-08-01", 400, "since is missing: the date of the last meeting."),
        ("tiny/brief.pdf?since=2021-03-01", 400, "as_of is missing: the date of this meeting."),
        ("tiny/brief.pdf?since=2021-03-32&as_of=2021-08-01", 400, "since is “2021-03-32”, which is no date."),
        ("tiny/brief.pdf?since=2021-03-01&as_of=<b>", 400, "as_of is “<b>”, which is no date."),
        ("tiny/brief.pdf?since=20210301&as_of=2021-08-01", 400, "since is “20210301”, which is no date. Write it as"),
        ("tiny/brief.pdf?since=2021-03-01&as_of=2021-W31-7", 400, "as_of is “2021-W31-7”, which is no date."),
        ("tiny/brief.pdf?since=2021-03-01&as_of=2026-09-01", 400, "as_of is 2026-09-01, which is more than 5 years"),
        ("tiny/brief.pdf?since=2021-03-01&as_of=2021-08-01&revision=2&since_revision=5", 400,
         "The last meeting's revision, 5, is after this one's, 2."),
        ("tiny/brief.pdf?since=2021-08-02&as_of=2021-08-01", 400, "The last meeting, 2 August 2021, is after this"),
        ("tiny/brief.pdf?since=2021-03-01&as_of=2021-08-01&revision=7", 400, "revision is “7”. The store has the rev"),
    ],
)  # fmt: skip
def test_an_invalid_request_is_answered_with_a_sentence(
    client: TestClient, address: str, status: int, expected: str
) -> None:
    answer = client.get(f"/papers/{address}")
    assert answer.status_code == status
    assert answer.text.startswith(expected)
    assert answer.headers["content-type"].startswith("text/plain")


def test_below_a_base_the_papers_are_below_it(made: tuple[str, Path]) -> None:
    with reader_for(":memory:", made[1], "results/") as client:
        assert client.get(f"/results/papers/tiny/deadlines.ics?{BETWEEN}").status_code == 200
        assert client.get(f"/papers/tiny/deadlines.ics?{BETWEEN}").status_code == 404


def test_a_store_that_cannot_be_opened_is_answered_with_a_sentence(tmp_path: Path) -> None:
    store = tmp_path / "results.duckdb"
    store.write_text("no store")
    with reader_for(str(store), CREST_DATA) as client:
        answer = client.get(f"/papers/crest/brief.pdf?{BETWEEN}")
    assert answer.status_code == 503
    assert "no DuckDB" in answer.text or "store" in answer.text
    assert "Traceback" not in answer.text


def test_a_paper_of_a_project_in_any_letters_is_saved_under_its_name(
    tmp_path: Path, make_project: MakeProject
) -> None:
    data = make_project(tmp_path / "data", "dự-án")
    with reader_for(":memory:", data) as client:
        answer = client.get(f"/papers/dự-án/deadlines.ics?{BETWEEN}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == (
        'attachment; filename="d_-_n-deadlines-2021-08-01.ics"; '
        "filename*=UTF-8''d%E1%BB%B1-%C3%A1n-deadlines-2021-08-01.ics"
    )


def test_two_who_ask_for_the_same_paper_at_once_get_what_was_made_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar, asked, let_go = KINDS["deadlines.ics"], [], Event()

    def make(paper: Paper) -> bytes:
        asked.append(paper)
        let_go.wait(10)
        return calendar.make(paper)

    monkeypatch.setitem(KINDS, "slow.ics", replace(calendar, make=make))
    with ThreadPoolExecutor(2) as readers:
        waiting = [readers.submit(client.get, f"/papers/tiny/slow.ics?{BETWEEN}") for _ in range(2)]
        let_go.set()
        first, second = (found.result() for found in waiting)
    assert first.content == second.content != b""
    assert len(asked) == 1


def test_what_several_ask_for_at_once_is_made_once() -> None:
    once, asked, let_go = PaperCache(2), [], Event()

    def make() -> bytes:
        asked.append(1)
        let_go.wait(10)
        return b"paper"

    with ThreadPoolExecutor(5) as readers:
        waiting = [readers.submit(once.once, "key", make) for _ in range(5)]
        let_go.set()
        assert {found.result() for found in waiting} == {b"paper"}
    assert len(asked) == 1


def test_what_failed_is_tried_again_and_what_is_old_is_forgotten() -> None:
    once = PaperCache(1)

    def fail() -> bytes:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):  # noqa: PT011 (its own)
            once.once("key", fail)
    assert once.once("key", lambda: b"1") == b"1"
    assert once.once("other", lambda: b"2") == b"2"
    assert once.once("key", lambda: b"3") == b"3"


def test_no_paper_of_any_revision_holds_a_name_that_may_not_be_shown(tmp_path: Path) -> None:
    store = copy_undisclosed(tmp_path)
    revisions = ("", "&revision=1&since_revision=1", "&revision=4&since_revision=2")
    with reader_for(str(store), tmp_path / "data") as client:
        for name, revision in product(KINDS, revisions):
            paper = client.get(f"/papers/tiny/{name}?since=2021-01-31&as_of=2021-08-01{revision}")
            assert paper.status_code == 200, paper.text
            text = (everything(paper.content) + str(paper.headers)).casefold()
            assert [secret for secret in SECRETS if secret in text] == [], (name, revision)
            assert "a partner" in text or "[partner not named]" in text, (name, revision)


def everything(paper: bytes) -> str:
    """All the text of a paper; of a PDF that of its pages and of what describes it, of others that of every part."""
    if paper.startswith(b"%PDF-"):
        reader = PdfReader(BytesIO(paper))
        return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
    if not zipfile.is_zipfile(BytesIO(paper)):
        return paper.replace(b"\r\n ", b"").decode()
    with zipfile.ZipFile(BytesIO(paper)) as parts:
        return " ".join(
            everything(parts.read(name))
            if name.endswith(".xlsx")
            else parts.read(name).decode("utf-8", "replace")
            for name in parts.namelist()
        )
