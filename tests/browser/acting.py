"""A page of the team with what there may be: a file that comes in, an action, two that go out, something open."""

import os
from pathlib import Path
from secrets import token_hex

import streamlit as st
from starlette.middleware import Middleware

from web import visitor
from web.filter import Filter

CONTENT = b"partner\nA name that nobody may know\n"
FILE_NAME = "partners.csv"

app = st.App(__file__, middleware=[Middleware(Filter)])


def confirm() -> None:
    """Do what only the team may: write down who did it."""
    who = visitor.require_team()
    Path(os.environ["DONE"]).write_text(who, encoding="utf-8")


@st.cache_resource
def opened() -> str:
    """Something that is opened once, for all: another name each time."""
    return token_hex()


if __name__ == "__main__":
    visitor.draw()
    visitor.stop_unless_team("Here something is done.")
    st.text(opened())
    kind = visitor.team_media_type("text/csv")
    st.file_uploader("Files")
    st.button("Confirm", on_click=confirm)
    st.download_button("Partners", CONTENT, FILE_NAME, kind)
    st.download_button("Original", visitor.team_file(lambda: CONTENT), FILE_NAME, kind)
