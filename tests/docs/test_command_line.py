"""What docs/command-line.md promises is what the command line does: commands, options, exit codes, JSON."""

import argparse
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from store import contract
from store.cli import every_command, main
from store.commands.shared import GOOD, IN_USE, REFUSED, UNREACHABLE
from store.rules.effects import REVISION, WORD
from tests.docs.pages import ROOT, sections, table
from tests.sample_ledgers import Row, filled, write_file, write_project

PAGE = ROOT / "docs" / "command-line.md"
TEXT = PAGE.read_text(encoding="utf-8")
NOW = datetime(2022, 1, 15, 9, 0)
NOT_UNDERSTOOD = 2


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    (chosen,) = (
        action
        for action in every_command()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    found: dict[str, argparse.ArgumentParser] = dict(chosen.choices)
    return found


def rows_below(heading: str) -> list[dict[str, str]]:
    """The rows of the table below a heading; none where there is no table."""
    tables = [block for block in sections(TEXT)[heading] if block[0].startswith("|")]
    return table(tables[0]) if tables else []


def example(command: str) -> dict[str, Any]:
    """The JSON below the heading of a command."""
    below = re.split(r"^### ", TEXT, flags=re.MULTILINE)
    (section,) = [part for part in below if part.startswith(f"{command}\n")]
    (block,) = re.findall(r"```json\n(.*?)```", section, re.DOTALL)
    found: dict[str, Any] = json.loads(block)
    return found


def test_every_command_has_its_heading() -> None:
    headings = re.findall(r"^### (.+)$", TEXT, re.MULTILINE)
    assert sorted(headings) == sorted(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_argument_and_option_of_a_command_is_documented(name: str) -> None:
    actions = [action for action in commands()[name]._actions if action.dest != "help"]
    options = {action.option_strings[0] for action in actions if action.option_strings}
    assert {row["option"].strip("`") for row in rows_below(name)} == options
    usage = next(block[0] for block in sections(TEXT)[name] if block[0].startswith("`python -m"))
    words = usage.split("`")[1]
    assert words.startswith(f"python -m store {name}")
    for action in actions:
        if action.required and not action.option_strings:
            assert str(action.metavar) in words
        elif action.required:
            assert f"{action.option_strings[0]} {action.metavar}" in words


def test_every_exit_code_is_documented() -> None:
    codes = [GOOD, REFUSED, NOT_UNDERSTOOD, IN_USE, UNREACHABLE]
    assert [row["code"] for row in rows_below("Exit codes")] == [str(code) for code in codes]


def test_every_effect_is_documented() -> None:
    of_upload = {"new", "confirmed", "withdrawn", *WORD.values(), *re.findall(r"'(\w+)'", REVISION)}
    texts = {row["effect"].strip("`"): row["of"] for row in rows_below("JSON")}
    assert {effect for effect, of in texts.items() if of == "an upload"} == of_upload
    assert {effect for effect, of in texts.items() if of != "an upload"} == {
        "gone",
        "back",
        "changed",
    }


def test_the_json_has_the_names_that_are_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, list[Row]] = {"targets": [{}], "results": [{}], "actions": [{}]}
    project = write_project(tmp_path / "data", files, "crest")
    monkeypatch.setenv("RESULTS_STORE", str(tmp_path / "results.duckdb"))
    monkeypatch.setenv("RESULTS_DATA", str(project.parent))
    who = ["--by", "job@example.org", "--note", "Nightly report", "--json"]
    later = {"reported_on": "2021-02-01"}
    better = write_file(tmp_path, "results", [filled("results", {**later, "value": 100})])
    ongoing = write_file(tmp_path, "actions", [filled("actions", {**later, "status": "ongoing"})])

    def answer(*command: str) -> dict[str, Any]:
        assert main(command, NOW) == GOOD
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    uploaded = answer("upload", "crest", str(better), str(ongoing), *who)
    undone = answer("undo", "crest", "2", *who)
    redone = answer("redo", "crest", "2", *who)
    history = answer("history", "crest", "--json")
    exported = answer("export", "crest", str(tmp_path / "out"), "--json")
    checked = answer("check", str(project), "--json")
    for command, found in [
        ("upload", uploaded), ("undo", undone), ("history", history), ("export", exported),
        ("check", checked),
    ]:  # fmt: skip
        assert list(found) == list(example(command)), command
    assert list(redone) == list(undone)
    assert list(uploaded["files"][0]) == list(example("upload")["files"][0])
    assert list(history["entries"][0]) == list(example("history")["entries"][0])
    assert list(checked["projects"][0]) == list(example("check")["projects"][0])
    assert len(exported["files"]) == len(contract()) + 1
    for part in ("counts", "rows", "indicators", "actions"):
        line = re.search(rf"^- `{part}`: (.+?)(?=\n- |\n\n)", TEXT, re.MULTILINE | re.DOTALL)
        assert line is not None, part
        assert re.findall(r"`(\w+)`", line[1]) == list(uploaded[part][0]), part


def test_the_module_names_the_page() -> None:
    text = ROOT.joinpath("store", "cli.py").read_text(encoding="utf-8")
    assert "docs/command-line.md" in text
