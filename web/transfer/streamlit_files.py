"""Streamlit's own scripts and styles: which there are, and which of them a page needs.

Their names hold a hash and differ from version to version, so that all is read from what is installed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import file_util

VERSION = st.__version__
STATIC = Path(file_util.get_static_dir())

# `index.DormvYxC.js`: where a name holds a hash of the content, the content under this name never changes.
HASHED_TEXT = re.compile(r".+\.[\w-]{8}\.(css|js|svg)")


def compressible(static: Path = STATIC) -> tuple[str, ...]:
    """The files that are worth compressing, as `static/js/index.DormvYxC.js`, those that every page needs first.

    A link that leads out of the folder is no file of it.
    """
    folder = static.resolve()
    names = [
        path.relative_to(static).as_posix()
        for path in static.glob("static/**/*")
        if HASHED_TEXT.fullmatch(path.name)
        and path.is_file()
        and path.resolve().is_relative_to(folder)
    ]
    page = _read(static / "index.html")
    return tuple(sorted(names, key=lambda name: (name not in page, name)))


def scripts(parts: Iterable[str], static: Path = STATIC) -> tuple[str, ...]:
    """The scripts of these parts of Streamlit, as `PlotlyChart`, with all that they import and its page does not name.

    A part that the installed version lacks has none.
    """
    page, manifest = _read(static / "index.html"), _manifest(static)
    on_demand = manifest.get("index.html", {}).get("dynamicImports", ())
    by_part = {manifest.get(key, {}).get("name"): key for key in on_demand}
    found: dict[str, None] = {}
    missing = [by_part[part] for part in parts if part in by_part]
    while missing:
        entry = manifest.get(missing.pop(0), {})
        file = entry.get("file", "")
        if file and file not in found and file not in page:
            found[file] = None
            missing += entry.get("imports", ())
    return tuple(found)


def font(name: str, static: Path = STATIC) -> tuple[str, ...]:
    """The file of the font `name`; none where the installed version lacks it."""
    found = sorted(static.glob(f"static/media/{name}.*.woff2"))
    return tuple(path.relative_to(static).as_posix() for path in found)


def _manifest(static: Path) -> Mapping[str, Mapping[str, Any]]:
    """Each script with those that it imports, as Streamlit's build has written it down."""
    manifest: Mapping[str, Mapping[str, Any]] = json.loads(_read(static / "manifest.json") or "{}")
    return manifest


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
