"""What the page's address holds: the setting of the whole visit, and a choice that a reader makes on one page."""

from collections.abc import Container, Mapping

import streamlit as st

from wording.markdown import plain
from wording.text import one_line

# Project and date of every page.
SETTING = ("project", "as_of")

# A frozen address names the revision, the day of the rules whose words were cited, and the sides of a comparison.
FROZEN = ("revision", "rules", "since", "since_revision", "next_meeting")

# The most letters that are searched for.
LONGEST_SEARCH = 80


def carried_on() -> dict[str, str]:
    """The parameters of this page's address that each link within the dashboard carries on.

    Frozen dates and revisions stay in the address until the reader unfreezes it (`unfreeze`).
    """
    names = SETTING + (FROZEN if "revision" in st.query_params else ())
    return {name: st.query_params[name] for name in names if name in st.query_params}


def unfreeze() -> None:
    """Take the revisions out of the address, so that the newest count again. The dates stay."""
    for name in ("revision", "rules", "since_revision"):
        st.query_params.pop(name, None)


def draw_choice(key: str, label: str, options: Mapping[str, str], placeholder: str) -> str | None:
    """The code that the address names under `key` or the reader picks; None where there is no choice.

    `options` are codes with the words that a reader sees; `placeholder` is shown without a choice.
    Streamlit's own binding would put those words into the address instead of the code.
    """
    code = choice_in_address(key, label, options)
    if not options:
        return None
    state = f"{key}-choice"
    st.session_state[state] = code
    st.selectbox(
        label, list(options), index=None, key=state, format_func=lambda code: options.get(code, code),
        placeholder=placeholder, on_change=_keep_choice, args=(key, state),
    )  # fmt: skip
    return code


def draw_search(key: str, label: str, placeholder: str) -> str:
    """The words that the address has under `key` or the reader writes, in one line; empty without any."""
    words = one_line(st.query_params.get(key))[:LONGEST_SEARCH]
    state = f"{key}-search"
    st.session_state[state] = words
    st.text_input(
        label, key=state, placeholder=placeholder, icon=":material/search:", on_change=_keep_search, args=(key, state),
    )  # fmt: skip
    return words


def choice_in_address(key: str, label: str, options: Container[str]) -> str | None:
    """The code that the address names under `key`; None where it names none, or one that is dropped and said."""
    code = st.query_params.get(key)
    if code is not None and code not in options:
        st.warning(
            f"The address asked for “{plain(code)}” as {label.lower()}, which is not here. It was dropped."
        )
        del st.query_params[key]
        return None
    return code


def set_in_address(key: str, code: str | None) -> None:
    """Set `key` in the page's address to `code`, or remove it: for a button that changes its own page.

    A link to the page that it is on would not change the address.
    """
    if code is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = code


def _keep_choice(key: str, state: str) -> None:
    set_in_address(key, st.session_state[state])


def _keep_search(key: str, state: str) -> None:
    set_in_address(key, one_line(st.session_state[state])[:LONGEST_SEARCH] or None)
