"""What a file leaves open, asked about that file alone: how its decimals are written, and what it was saved as."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.parts.words import plain
from store import ENCODINGS, Preview, Reading

DECIMAL = {
    "point": "a point begins the decimals: 1.234 is a little more than one",
    "comma": "a comma begins the decimals: 1.234 is a little more than a thousand",
}


def kept(files: Sequence[Any]) -> tuple[Reading, ...]:
    """What was answered about each of these files. What was said of others is forgotten.

    A file is known by the number that it gets when it is dropped: dropped again, or another under its name, it is
    asked about again.
    """
    known = _answers()
    there = {file.file_id: known.get(file.file_id, Reading()) for file in files}
    st.session_state["answers"] = there
    return tuple(there.values())


def draw(preview: Preview, files: Sequence[Any]) -> None:
    """The questions of each file, those too that are answered: an answer can be changed."""
    for file in files:
        asks, answer = preview.asks.get(file.name, frozenset()), _answers()[file.file_id]
        if "decimal" in asks or answer.decimal:
            st.radio(
                f"{plain(file.name)}: how are its decimals written?", list(DECIMAL),
                index=_place(list(DECIMAL), answer.decimal), key=f"decimal-{file.file_id}",
                format_func=DECIMAL.__getitem__, on_change=_keep, args=("decimal", file.file_id),
            )  # fmt: skip
        if "encoding" in asks or answer.encoding:
            st.selectbox(
                f"{plain(file.name)}: if names look wrong above, what was it saved as?", list(ENCODINGS),
                index=_place(list(ENCODINGS), answer.encoding), key=f"encoding-{file.file_id}",
                format_func=ENCODINGS.__getitem__, placeholder="It looks right",
                on_change=_keep, args=("encoding", file.file_id),
            )  # fmt: skip


def _answers() -> dict[str, Reading]:
    found: dict[str, Reading] = st.session_state.get("answers", {})
    return found


def _keep(what: str, file: str) -> None:
    """An answer outlives the widget that it was given with: the file is read anew by it."""
    answer = replace(_answers()[file], **{what: st.session_state[f"{what}-{file}"]})
    st.session_state["answers"] = {**_answers(), file: answer}


def _place(options: list[str], answer: str | None) -> int | None:
    """The widget is not there while a large file is read, and begins anew with what was answered."""
    return None if answer is None else options.index(answer)
