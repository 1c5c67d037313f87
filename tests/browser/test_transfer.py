"""What travels between the dashboard and a browser, byte for byte: compressed as it is asked for, and nothing else."""

import gzip
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import formatdate
from http.client import HTTPConnection
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

import brotli
import pytest

from pages.parts.shared.navigation import PAGES, Page
from pages.parts.shared.styles import STYLE
from tests.browser.dashboards import BASE, Dashboard, serve
from tests.browser.wire import open_wire
from tests.conftest import CREST_DATA
from web.transfer.compressed_folder import FOLDER
from web.transfer.page_head import EVERYWHERE
from web.transfer.streamlit_files import STATIC, VERSION, compressible, scripts

SCRIPT = next(name for name in compressible() if "/index." in name and name.endswith(".js"))
(CHARTS,) = (name for name in scripts(["PlotlyChart"]) if "PlotlyChart" in name)
PLANTED = "planted by somebody"
STRAY = (
    "/static/../lock", "/static/js/../../../lock", "/static/%2e%2e/%2e%2e/lock", "/static/js/%2e%2e%2flock",
    "/../lock", "//lock", "/lock", "/static/js/own.AAAAAAAA.js", "/static/js/..%5c..%5clock", "/static/js/%00.js",
)  # fmt: skip
DATES = "since=2020-12-31&as_of=2021-07-31"

DECODED: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": bytes,
}
PATIENCE = 60.0
LONG = 600.0  # at a low priority, on a machine that is busy


@dataclass(frozen=True)
class Answer:
    """An answer as it came over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def encoding(self) -> str:
        return self.headers.get("content-encoding", "")

    @property
    def content(self) -> bytes:
        """What it is once it is no longer compressed."""
        return DECODED[self.encoding](self.body)

    @property
    def varies(self) -> bool:
        return "accept-encoding" in self.headers.get("vary", "").lower()


def ask(
    dashboard: Dashboard, path: str, accept: str = "", method: str = "GET", **headers: str
) -> Answer:
    """What the dashboard answers; the path is sent as it is written."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    served = urlsplit(dashboard.address)
    connection = HTTPConnection(served.netloc, timeout=PATIENCE)
    connection.request(method, f"{served.path}{path}", headers={"Accept-Encoding": accept, **sent})
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    connection.close()
    return Answer(answer.status, found, body)


def wait_until_compressed(folder: Path) -> None:
    """Wait until both kinds of every file of Streamlit's that becomes smaller are there."""
    give_up = time.monotonic() + LONG
    last = compressible()[-1]
    while not Path(folder, FOLDER, VERSION, "gzip", last).exists():
        assert time.monotonic() < give_up, "Streamlit's files are not compressed."
        time.sleep(0.1)


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """CREST, with Streamlit's files compressed."""
    yield from served(tmp_path_factory.mktemp("transfer"))


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The same, served below `/crest`."""
    yield from served(tmp_path_factory.mktemp("below"), {BASE: "crest"})


def served(
    folder: Path, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Dashboard]:
    with serve(folder, CREST_DATA, environment=environment) as dashboard:
        yield dashboard


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("*;q=0.1, br;q=0.0", "gzip"),
        ("deflate, zstd", ""),
        ("identity", ""),
        ("gzip;q=0", ""),
        ("", ""),
    ],
)
def test_a_script_comes_as_the_browser_takes_it(
    dashboard: Dashboard, below: Dashboard, accept: str, encoding: str
) -> None:
    original = (STATIC / SCRIPT).read_bytes()
    for one in (dashboard, below):
        answer = ask(one, f"/{SCRIPT}", accept)
        assert (answer.status, answer.encoding) == (200, encoding)
        assert answer.content == original
        assert answer.headers["content-type"].split(";")[0] == "application/javascript"
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert answer.varies
        kept = {"public", "max-age=31536000", "immutable"}
        assert set(answer.headers["cache-control"].split(", ")) == kept
        assert len(answer.body) < len(original) / 2 or not encoding


def test_every_file_that_is_kept_is_what_streamlit_has(dashboard: Dashboard) -> None:
    smaller = {"br": 0, "gzip": 0}
    for name in compressible():
        for encoding in smaller:
            answer = ask(dashboard, f"/{name}", encoding)
            assert answer.content == (STATIC / name).read_bytes(), name
            assert (
                answer.headers["content-type"] == ask(dashboard, f"/{name}").headers["content-type"]
            )
            smaller[encoding] += answer.encoding == encoding
    assert all(number > 0.9 * len(compressible()) for number in smaller.values()), smaller


def test_who_has_a_script_is_not_sent_it_again(dashboard: Dashboard) -> None:
    tags = set()
    for accept in ("br", "gzip", ""):
        etag = ask(dashboard, f"/{SCRIPT}", accept).headers["etag"]
        again = ask(dashboard, f"/{SCRIPT}", accept, If_None_Match=f'"other", {etag}')
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
        assert "content-encoding" not in again.headers
        assert again.varies or not accept
        tags.add(etag)
    assert len(tags) == 3
    for etag in tags - {ask(dashboard, f"/{SCRIPT}", "br").headers["etag"]}:
        assert ask(dashboard, f"/{SCRIPT}", "br", If_None_Match=etag).status == 200


@pytest.mark.parametrize(
    "path", [f"/{SCRIPT}", "/", "/funding", f"/papers/crest/deadlines.ics?{DATES}"]
)
@pytest.mark.parametrize("accept", ["br, gzip", "gzip", ""])
def test_the_head_alone_is_the_head_of_the_whole(
    dashboard: Dashboard, path: str, accept: str
) -> None:
    whole, head = (ask(dashboard, path, accept, method) for method in ("GET", "HEAD"))
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


def test_a_part_of_a_script_is_a_part_of_the_original(dashboard: Dashboard) -> None:
    answer = ask(dashboard, f"/{SCRIPT}", "br, gzip", Range="bytes=10-29")
    assert (answer.status, answer.encoding) == (206, "")
    assert answer.body == (STATIC / SCRIPT).read_bytes()[10:30]
    assert answer.varies


def test_the_first_start_sends_all_as_it_is_until_it_is_compressed_and_only_streamlits_files(
    tmp_path: Path,
) -> None:
    kept = tmp_path / "store" / FOLDER
    with serve(tmp_path, tmp_path / "no-data", environment=store_in(tmp_path / "store")) as own:
        for name in reversed(compressible()):
            assert ask(own, f"/{name}", "br").content == (STATIC / name).read_bytes()
        wait_until_compressed(tmp_path / "store")
        assert ask(own, f"/{SCRIPT}", "br").encoding == "br"
        for place in (
            "lock",
            f"{VERSION}/lock",
            f"{VERSION}/br/lock",
            f"{VERSION}/br/static/js/own.AAAAAAAA.js",
        ):
            (kept / place).write_text(PLANTED)
        for path in STRAY:
            answer = ask(own, path, "br")
            assert (answer.encoding, PLANTED.encode() in answer.body) != ("br", True), path
            assert PLANTED.encode() not in answer.content, path


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / FOLDER).write_text("a file, and no folder")
    with serve(tmp_path, tmp_path / "no-data", environment=store_in(tmp_path / "store")) as own:
        answer = ask(own, f"/{SCRIPT}", "br, gzip")
        assert (answer.status, answer.encoding) == (200, "")
        assert answer.body == (STATIC / SCRIPT).read_bytes()
        give_up = time.monotonic() + PATIENCE
        while "sent uncompressed" not in own.log.read_text() and time.monotonic() < give_up:
            time.sleep(0.1)
        assert "Streamlit's files are sent uncompressed, or some of them:" in own.log.read_text()
        assert own.errors(since=0) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_the_scripts_that_it_needs(
    dashboard: Dashboard, below: Dashboard, page: Page
) -> None:
    for one in (dashboard, below):
        text = ask(one, f"/{page.path}", "gzip").content.decode()
        named = re.findall(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">', text)
        assert len(named) == len(set(named)) > 60
        assert CHARTS not in named
        assert f"<style>{STYLE}</style></body>" in text
        for name in scripts(EVERYWHERE):
            assert name in named
        for name in (*named, *re.findall(r'<link rel="preload" [^>]*href="\./([^"]+)">', text)):
            assert ask(one, f"/{name}", "br").content == (STATIC / name).read_bytes()
        assert f'BACKEND_BASE_URL: new URL("{urlsplit(one.address).path}/"' in text


def test_a_page_is_compressed_kept_by_nobody_and_not_sent_again_as_long_as_it_is_the_same(
    dashboard: Dashboard,
) -> None:
    page = ask(dashboard, "/results?as_of=2021-07-31", "gzip, br")
    assert (page.status, page.encoding, page.headers["cache-control"]) == (200, "gzip", "no-cache")
    assert page.varies
    assert "set-cookie" not in page.headers
    etag = page.headers["etag"]
    again = ask(dashboard, "/results", "", If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"
    # A browser may also have one that an earlier version has written.
    assert ask(dashboard, "/results", If_None_Match=etag[:-2] + '0"').status == 200
    since = {"If_Modified_Since": formatdate(time.time(), usegmt=True)}
    assert ask(dashboard, "/results", "", **since).status == 200


def test_text_is_compressed_as_it_is_made_and_what_is_compressed_is_not(
    dashboard: Dashboard,
) -> None:
    calendar = ask(dashboard, f"/papers/crest/deadlines.ics?{DATES}", "gzip, br")
    assert (calendar.status, calendar.encoding) == (200, "gzip")
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")
    assert calendar.varies
    assert calendar.headers["cache-control"] == "no-cache"
    assert len(calendar.body) < len(calendar.content) / 3
    for name, first in (
        ("brief.pdf", b"%PDF"),
        ("brief.pptx", b"PK"),
        ("matrix.docx", b"PK"),
        ("results.xlsx", b"PK"),
    ):
        paper = ask(dashboard, f"/papers/crest/{name}?{DATES}", "gzip, br")
        assert (paper.status, paper.encoding, paper.body[: len(first)]) == (200, "", first)


def test_data_to_download_are_compressed(dashboard: Dashboard) -> None:
    with open_wire(dashboard.address) as visitor:
        page = visitor.run(visitor.run().pages["about"])
        files = [
            element.url for element in page.elements if "/media/" in getattr(element, "url", "")
        ]
        large = [file for file in files if len(ask(dashboard, file).body) > 1_000]
        assert large
        for file in large:
            csv, plain = ask(dashboard, file, "gzip, br"), ask(dashboard, file)
            assert (csv.encoding, plain.encoding) == ("gzip", "")
            assert csv.content == plain.body
            assert csv.headers["content-type"].startswith("text/csv")
            assert "attachment" in csv.headers["content-disposition"]
            part = ask(dashboard, file, "gzip", Range="bytes=3-12")
            assert (part.status, part.encoding, part.body) == (206, "", plain.body[3:13])


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health", "/_stcore/host-config", "/_stcore/agent/openapi.json",
        "/auth/login", "/oauth2callback?code=1&state=2", "/oauth2callback?error=access_denied",
    ],
)  # fmt: skip
def test_what_may_hold_a_secret_beside_words_of_the_address_is_never_compressed(
    dashboard: Dashboard, below: Dashboard, path: str
) -> None:
    for one in (dashboard, below):
        answer = ask(one, path, "gzip, br")
        assert answer.encoding == ""
        assert answer.body == ask(one, path).body


def test_no_answer_with_a_cookie_is_compressed_or_kept(dashboard: Dashboard) -> None:
    paths = [
        "/",
        "/results",
        "/_stcore/health",
        "/auth/login",
        f"/{SCRIPT}",
        f"/papers/crest/deadlines.ics?{DATES}",
    ]
    answers = [ask(dashboard, path, "gzip, br") for path in paths]
    with_cookie = [answer for answer in answers if "set-cookie" in answer.headers]
    assert with_cookie
    for answer in with_cookie:
        assert answer.encoding == ""
        assert "public" not in answer.headers.get("cache-control", "")


def store_in(folder: Path) -> dict[str, str]:
    """The environment of a dashboard that has its own folder, which no other dashboard has compressed files into."""
    return {"RESULTS_STORE": str(folder / "results.duckdb")}
