"""What `make bench` keeps, and how it compares with the run before."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from bench.results import FILE, Figure, keep, machine, slower

NOW = datetime(2026, 11, 26, 12, 0)


def figure(cpu: float, wall: float = 1.0, allowed: float | None = None, *held: str) -> Figure:
    return Figure("overview, warm", {"cpu": cpu, "wall": wall}, "×", allowed, held)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "results.json"


def test_what_became_slower_than_the_run_before_is_reported(file: Path) -> None:
    keep("pages", [figure(1.5)], NOW, file)
    assert slower("pages", [figure(1.9)], file) == ["overview, warm, cpu: 1.50 → 1.90 ×"]


def test_a_little_slower_is_noise_and_faster_is_not_reported(file: Path) -> None:
    keep("pages", [figure(1.5, 2.0)], NOW, file)
    assert slower("pages", [figure(1.6, 1.0)], file) == []


def test_what_was_never_measured_is_not_slower(file: Path) -> None:
    keep("start", [figure(1.5)], NOW, file)
    assert slower("pages", [figure(9.0)], file) == []


def test_a_part_is_kept_beside_the_others_with_its_machine_and_date(file: Path) -> None:
    keep("start", [figure(1.5)], NOW, file)
    keep("pages", [figure(1.0, 2.0, 3.0)], NOW, file)
    parts = json.loads(file.read_text(encoding="utf-8"))["parts"]
    assert set(parts) == {"start", "pages"}
    assert parts["pages"] == {
        "measured": "2026-11-26T12:00",
        "machine": machine(),
        "figures": {
            "overview, warm": {
                "values": {"cpu": 1.0, "wall": 2.0},
                "unit": "×",
                "allowed": 3.0,
                "seconds": {},
            }
        },
    }


def test_only_a_measure_with_a_limit_can_exceed_it() -> None:
    assert figure(3.0, 3.0, 2.0).over() == ["cpu", "wall"]
    assert figure(3.0, 3.0, 2.0, "wall").over() == ["wall"]
    assert figure(2.0, 2.0, 2.0).over() == []
    assert figure(3.0, 3.0).over() == []


def test_what_is_kept_of_the_project_can_be_read() -> None:
    assert set(json.loads(FILE.read_text(encoding="utf-8"))) == {"parts"}


def test_a_line_says_what_was_found_and_what_is_more_than_is_allowed() -> None:
    first = Figure(
        "first figure", {"middle": 170.0, "bottom": 190.0}, "px", 180, ("bottom",), said="8 of 10"
    )
    assert " ".join(first.line().split()) == (
        "first figure middle 170.00 bottom 190.00 px allowed 180 MORE THAN IS ALLOWED: bottom (8 of 10)"
    )
    assert Figure("height", {"height": 3.0}, "px", 4).line().endswith("px  allowed 4")
