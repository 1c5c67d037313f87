"""Who sits at the machine that serves: only a browser on it, on a page of this dashboard, and through no proxy."""

import pytest
from starlette.datastructures import Headers

from tests.conftest import ROOT
from web.loopback import SETTING, is_on_this_machine

HERE = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}


def judged(
    peer: str | None = "127.0.0.1", bound_to: str | None = "127.0.0.1", **headers: str
) -> bool:
    """The judgement on a request from this machine that differs in what is given; an empty header is not sent."""
    sent = {**HERE, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return is_on_this_machine(
        Headers({name: value for name, value in sent.items() if value}), peer, bound_to
    )


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("localhost:8501", "http://localhost:8501"),
        ("[::1]:8501", "http://[::1]:8501"),
        ("127.0.0.1", "http://127.0.0.1"),
    ],
)
def test_a_browser_on_this_machine_counts(host: str, origin: str) -> None:
    assert judged(host=host, origin=origin)


@pytest.mark.parametrize(
    "bound_to", ["0.0.0.0", "::", "192.0.2.7", "results.example.org", "", None]
)
def test_a_server_that_others_reach_has_nobody_sitting_at_it(bound_to: str | None) -> None:
    assert not judged(bound_to=bound_to)


@pytest.mark.parametrize("peer", ["192.0.2.7", "2001:db8::1", "", None])
def test_a_request_from_elsewhere_does_not_count(peer: str | None) -> None:
    assert not judged(peer=peer)


@pytest.mark.parametrize(
    "host",
    [
        "results.example.org",
        "localhost.example.org:8501",
        "127.0.0.1.example.org",
        "2130706433:8501",
        "192.0.2.7:8501",
        "[::1",
        "",
    ],
)
def test_a_name_that_leads_here_from_elsewhere_does_not_count(host: str) -> None:
    assert not judged(host=host, origin=f"http://{host}")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example.org",
        "http://127.0.0.1:9999",
        "http://localhost:8501",
        "http://127.0.0.1",
        "null",
        "http://[::1",
        "",
    ],
)
def test_a_page_of_another_place_does_not_count_nor_does_what_is_no_page(origin: str) -> None:
    assert not judged(origin=origin)


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For", "x_forwarded_host", "X-FORWARDED-PROTO", "Forwarded", "X-Real-IP", "Via",
        "CF-Connecting-IP", "True-Client-IP",
    ],
)  # fmt: skip
def test_a_proxy_that_states_so_does_not_count(header: str) -> None:
    assert not judged(**{header: "127.0.0.1"})


def test_make_run_alone_asks_for_it_and_on_the_loopback_address() -> None:
    settings = ("Makefile", ".ci/run", ".streamlit/config.toml", ".streamlit/secrets.example.toml")
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in settings)
    (line,) = [line for line in text.splitlines() if SETTING in line]
    assert line.startswith(f"\t{SETTING}=yes .venv/bin/python -m streamlit run dashboard.py ")
    assert "--server.address 127.0.0.1 " in line
