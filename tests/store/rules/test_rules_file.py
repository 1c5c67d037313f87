"""The rules are made once of the same sources, and read again by every later process."""

from pathlib import Path

import pytest

from store.rules import rules_file
from store.rules.rules_file import RulesFile


def compiled() -> RulesFile:
    """The rules, as a new process gets them."""
    return rules_file.rules.__wrapped__()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is compiled."""
    monkeypatch.setattr(rules_file, "COMPILED", tmp_path / "__pycache__")
    return tmp_path / "__pycache__"


@pytest.fixture
def no_making(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on no rules can be made."""

    def refuse(_file: Path) -> None:
        raise AssertionError("they were made again")

    monkeypatch.setattr(rules_file, "_make", refuse)


def test_a_later_process_reads_what_an_earlier_one_made(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    made = compiled()
    assert [path.name for path in folder.iterdir()] == [f"rules-{rules_file.digest()}"]
    request.getfixturevalue("no_making")
    read = compiled()
    assert read.content == made.content
    for name in made.rules:
        assert read.rules[name] == made.rules[name]


@pytest.mark.parametrize("left", [0, 31, 32, 1000])
def test_a_file_that_was_not_written_whole_is_made_again(folder: Path, left: int) -> None:
    made = compiled()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    assert list(compiled().rules) == list(made.rules)
    assert len(file.read_bytes()) > 1000, "It is whole again."


def test_other_sources_are_other_rules_and_the_old_ones_are_taken_away(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled()
    before = rules_file.digest()
    source = tmp_path / "sources" / "a.sql"
    source.parent.mkdir()
    source.write_text("select 1")
    monkeypatch.setattr(rules_file, "SOURCES", source.parent)
    one = rules_file.digest()
    source.write_text("select 2")
    assert len({before, one, rules_file.digest()}) == 3
    compiled()
    assert [path.name for path in folder.iterdir()] == [f"rules-{rules_file.digest()}"]


def test_where_nothing_can_be_written_they_are_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setattr(rules_file, "COMPILED", tmp_path / "a file" / "__pycache__")
    assert "figures" in compiled().rules
    assert "figures" in compiled().rules
