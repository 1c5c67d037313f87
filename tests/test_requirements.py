"""What is required is pinned, has its reason beside it, and is all there is: nothing comes along unseen."""

import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_rooms import ROOMS, ROOT, imports, modules, tree_of

FILES = ("requirements.txt", "requirements-dev.txt")

# What the packages above look for by themselves, when they are asked for it.
LOOKED_FOR = {
    "manimgx-fonts",
    "manimgx-fonts-cjk",
    "authlib",
    "httpx",
    "duckdb-extension-ducklake",
    "duckdb-extension-httpfs",
    "duckdb-extension-postgres-scanner",
}

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?:\s+# (?P<reason>.+))?$")


@cache
def pins(file: str) -> tuple[dict[str, str], dict[str, str]]:
    """The versions by name: those of the direct lines, each with a reason, and those of the lock."""
    head, lock = ROOT.joinpath(file).read_text(encoding="utf-8").split("# == Lock", 1)
    found: list[dict[str, str]] = []
    for lines, has_reason in ((head.splitlines(), True), (lock.splitlines()[1:], False)):
        found.append({})
        for line in lines:
            if not line or line.startswith(("#", "-r ")):
                continue
            pin = PIN.match(line)
            assert pin, f"{file}: “{line}” is not pinned as name==version."
            assert bool(pin["reason"]) == has_reason, f"{file}: “{line}” lacks its reason."
            found[-1][canonicalize_name(pin["name"])] = pin["version"]
    return found[0], found[1]


def needed(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """The names of all that `name` needs on this machine, itself included."""
    return _needed(canonicalize_name(name), extras, set())


def _needed(name: str, extras: frozenset[str], known: set[str]) -> set[str]:
    known.add(name)
    for line in requires(name) or []:
        wanted = Requirement(line)
        also = any(
            wanted.marker is None or wanted.marker.evaluate({"extra": extra})
            for extra in (extras or {""})
        )
        if also and canonicalize_name(wanted.name) not in known:
            _needed(canonicalize_name(wanted.name), frozenset(wanted.extras), known)
    return known


@pytest.mark.parametrize("file", FILES)
def test_the_lock_is_all_that_the_direct_lines_bring_along(file: str) -> None:
    direct, lock = pins(file)
    run_by, run_along = pins(FILES[0])
    elsewhere = set() if file == FILES[0] else {*run_by, *run_along}
    brought = set().union(*(needed(name) for name in direct)) - set(direct) - elsewhere
    assert brought == set(lock), "Type: make lock"


@pytest.mark.parametrize("file", FILES)
def test_the_versions_that_are_pinned_are_those_that_run(file: str) -> None:
    for name, pinned in {**pins(file)[0], **pins(file)[1]}.items():
        try:
            assert version(name) == pinned, f"{name}: delete .venv, and type make test"
        except PackageNotFoundError:
            pytest.fail(f"{name} is pinned and not installed. Delete .venv, and type make test")


def test_what_the_rooms_import_is_a_direct_line() -> None:
    by_module = packages_distributions()
    own = {*ROOMS, *sys.stdlib_module_names}
    imported = {
        module.split(".")[0] for path in modules(*ROOMS) for module in imports(tree_of(path))
    } - own
    names = {canonicalize_name(by_module[module][0]) for module in imported}
    assert names == set(pins(FILES[0])[0]) - LOOKED_FOR


def test_no_index_is_named() -> None:
    for file in FILES:
        assert "index" not in Path(ROOT, file).read_text(encoding="utf-8")
