"""A choice that is kept in the page's address, so that a link can carry it."""

from collections.abc import Mapping

import streamlit as st

from pages.parts.words import plain


def choose(key: str, label: str, options: Mapping[str, str], without: str) -> str | None:
    """The code that the address names under `key` or the reader picks; None where there is no choice.

    `options` are codes with the words that a reader sees, `without` what stands there without a choice.
    Streamlit's own binding would put those words into the address instead of the code.
    """
    wanted = _wanted(key, label, options)
    if not options:
        return None
    state = f"{key}-choice"
    st.session_state[state] = wanted
    st.selectbox(
        label, list(options), index=None, key=state, format_func=lambda code: options.get(code, code),
        placeholder=without, on_change=_keep, args=(key, state),
    )  # fmt: skip
    return wanted


def _wanted(key: str, label: str, options: Mapping[str, str]) -> str | None:
    wanted = st.query_params.get(key)
    if wanted is not None and wanted not in options:
        st.warning(
            f"The address asked for “{plain(wanted)}” as {label.lower()}, which is not here. It was dropped."
        )
        del st.query_params[key]
        return None
    return wanted


def go_to(key: str, code: str | None) -> None:
    """Name `code` under `key` in the page's address, or nothing: what a button on the same page does.

    A link to the very page that it stands on would not change the address.
    """
    if code is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = code


def _keep(key: str, state: str) -> None:
    go_to(key, st.session_state[state])
