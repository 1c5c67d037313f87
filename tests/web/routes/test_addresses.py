"""The addresses besides pages and papers."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.sample_ledgers import NOW
from web.routes.addresses import routes


@pytest.mark.parametrize(
    ("base", "asked", "led_to"),
    [
        ("", "/overview", "/"),
        ("", "/overview?as_of=2021-07-31&x=%2F%2Fevil.example", "/?as_of=2021-07-31&x=%2F%2Fevil.example"),
        ("results", "/results/overview?as_of=2021-07-31", "/results/?as_of=2021-07-31"),
    ],
)  # fmt: skip
def test_the_first_page_is_found_by_its_name_too(base: str, asked: str, led_to: str) -> None:
    client = TestClient(
        Starlette(routes=routes(base, lambda: NOW, "overview")), follow_redirects=False
    )
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (307, led_to)
