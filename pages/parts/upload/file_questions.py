"""The open questions about each file: how its decimals are written, and in which encoding it was saved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from store import ENCODINGS, Preview, Reading
from wording.markdown import plain

DECIMAL = {
    "point": "a point begins the decimals: 1.234 is a little more than one",
    "comma": "a comma begins the decimals: 1.234 is a little more than a thousand",
}


def answers_of(files: Sequence[Any]) -> tuple[Reading, ...]:
    """The answers about each of these files. Those about others are dropped.

    A file is known by the number that it gets when it is dropped: dropped again, or another under its name, it is
    asked about again.
    """
    known = _answers()
    there = {file.file_id: known.get(file.file_id, Reading()) for file in files}
    st.session_state["answers"] = there
    return tuple(there.values())


def draw(preview: Preview, files: Sequence[Any]) -> None:
    """The questions about each file, with those that are answered: an answer can be changed."""
    for file in files:
        asks, answer = preview.asks.get(file.name, frozenset()), _answers()[file.file_id]
        if "decimal" in asks or answer.decimal:
            st.radio(
                f"{plain(file.name)}: how are its decimals written?", list(DECIMAL),
                index=_position(list(DECIMAL), answer.decimal), key=f"decimal-{file.file_id}",
                format_func=DECIMAL.__getitem__, on_change=_keep_answer, args=("decimal", file.file_id),
            )  # fmt: skip
        if "encoding" in asks or answer.encoding:
            st.selectbox(
                f"{plain(file.name)}: if names look wrong above, what was it saved as?", list(ENCODINGS),
                index=_position(list(ENCODINGS), answer.encoding), key=f"encoding-{file.file_id}",
                format_func=ENCODINGS.__getitem__, placeholder="It looks right",
                on_change=_keep_answer, args=("encoding", file.file_id),
            )  # fmt: skip


def _answers() -> dict[str, Reading]:
    found: dict[str, Reading] = st.session_state.get("answers", {})
    return found


def _keep_answer(what: str, file: str) -> None:
    """Keep the answer beyond its widget, since the file is read anew with it."""
    answer = replace(_answers()[file], **{what: st.session_state[f"{what}-{file}"]})
    st.session_state["answers"] = {**_answers(), file: answer}


def _position(options: list[str], answer: str | None) -> int | None:
    """The position of the answer: the widget disappears while a large file is read, and then begins with it."""
    return None if answer is None else options.index(answer)
