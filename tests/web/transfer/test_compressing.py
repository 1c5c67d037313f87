"""Compressing Streamlit's files: each is whole or not there, whatever happens to the process that writes it."""

import fcntl
import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import pytest

from tests.browser.dashboards import ROOT
from web.transfer.compressed_folder import compressed_folder
from web.transfer.compressing import LOCK, UNFINISHED, compress
from web.transfer.streamlit_files import STATIC, VERSION, compressible

NAMES = compressible()

DECODED: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}

SOME = {"js/long.js": b"const answer = 42; " * 500, "css/wide.css": b".a { color: red }\n" * 90}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with some files."""
    folder = tmp_path / "source"
    for name, content in {**SOME, "js/short.js": b"a"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def finished(target: Path) -> dict[str, bytes]:
    """What can be sent, as the browser reads it, by encoding and name."""
    return {
        f"{encoding}/{file.relative_to(target / encoding)}": decode(file.read_bytes())
        for encoding, decode in DECODED.items()
        for file in (target / encoding).rglob("*")
        if file.is_file() and not file.name.endswith(UNFINISHED)
    }


def start(target: Path) -> "subprocess.Popen[bytes]":
    """The process, as the server starts it."""
    command = [sys.executable, "-m", "web.transfer.compressing", str(STATIC), str(target), *NAMES]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)


def test_a_file_is_kept_in_both_encodings_where_that_is_smaller(
    source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "var" / "1.0"
    compress(source, target, [*SOME, "js/short.js"])
    assert finished(target) == {
        f"{encoding}/{name}": content for encoding in DECODED for name, content in SOME.items()
    }
    assert all(
        (target / "br" / name).stat().st_size < len(content) / 5 for name, content in SOME.items()
    )


def test_what_is_there_is_not_compressed_again_and_other_versions_are_removed(
    source: Path, tmp_path: Path
) -> None:
    compress(source, tmp_path / "var" / "1.0", list(SOME))
    target = tmp_path / "var" / "1.1"
    (target / "br" / "js").mkdir(parents=True)
    (target / "br" / "js" / "long.js").write_bytes(brotli.compress(b"was there"))

    compress(source, target, list(SOME))

    assert finished(target)["br/js/long.js"] == b"was there"
    assert len(finished(target)) == 4
    assert not (tmp_path / "var" / "1.0").exists()


def test_while_another_process_compresses_nothing_is_done(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "var" / "1.0"
    target.mkdir(parents=True)
    with (target.parent / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        compress(source, target, list(SOME))
        assert finished(target) == {}
    compress(source, target, list(SOME))
    assert len(finished(target)) == 4


def test_two_processes_at_once_and_one_that_is_killed_leave_whole_files(tmp_path: Path) -> None:
    target = tmp_path / "var" / VERSION
    for files in (1, 20, 60):
        first, second = start(target), start(target)
        give_up = time.monotonic() + 60
        while len(list(target.rglob("*.js"))) < files and time.monotonic() < give_up:
            time.sleep(0.005)
        for process in (first, second):
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
        whole = finished(target)
        assert len(whole) >= files
        for name, content in whole.items():
            assert content == (STATIC / name.split("/", 1)[1]).read_bytes(), name


def test_a_file_that_was_half_written_is_written_anew(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "var" / "1.0"
    half = target / "br" / "js" / f"long.js{UNFINISHED}"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half" * 5000)
    compress(source, target, list(SOME))
    assert finished(target)["br/js/long.js"] == SOME["js/long.js"]
    assert not list(target.rglob(f"*{UNFINISHED}"))


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, and no folder")
    process = start(tmp_path / "var" / VERSION)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    sentence = "Streamlit's files are sent uncompressed, or some of them:"
    assert said.decode().startswith(sentence)
    assert "Traceback" not in said.decode()


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("", ROOT / "var"),
        ("/srv/results/store.duckdb", Path("/srv/results")),
        ("here/store.duckdb", Path.cwd() / "here"),
        (":memory:", ROOT / "var"),
        ("ducklake:postgres:host=db dbname=results data_path=/shared", ROOT / "var"),
    ],
)
def test_they_are_kept_beside_the_store_where_it_is_a_file(
    monkeypatch: pytest.MonkeyPatch, address: str, folder: Path
) -> None:
    monkeypatch.setenv("RESULTS_STORE", address)
    assert compressed_folder() == folder / "streamlit-files" / VERSION


def test_it_takes_the_processor_only_when_nobody_else_does(tmp_path: Path) -> None:
    process = start(tmp_path / "var" / VERSION)
    give_up = time.monotonic() + 60
    while not list(tmp_path.rglob("*.js")) and time.monotonic() < give_up:
        time.sleep(0.005)
    assert os.getpriority(os.PRIO_PROCESS, process.pid) == 19
    process.kill()
    process.communicate(timeout=60)
