"""The data dictionary: generated, current, and whole."""

from datetime import datetime
from pathlib import Path

import pytest

from store import contract
from store.cli import main
from store.contract.dictionary import data_dictionary

ROOT = Path(__file__).parents[3]


def test_the_page_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dictionary"], datetime(2022, 1, 15)) == 0
    page = ROOT.joinpath("docs", "data-dictionary.md").read_text(encoding="utf-8")
    assert page == capsys.readouterr().out, (
        "write it again: .venv/bin/python -m store dictionary > docs/data-dictionary.md"
    )


def test_it_has_every_column_with_its_limits() -> None:
    text = data_dictionary()
    for file in contract().values():
        below = text.split(f"## {file.name}.csv\n")[1].split("\n## ")[0]
        for column in file.columns:
            assert f"| `{column.name}` |" in below
            assert all(f"`{word}`" in below for word in column.allowed)
        assert all(f"[{one.target}.csv](#{one.target}csv)" in below for one in file.references)
