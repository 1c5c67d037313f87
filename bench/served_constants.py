"""A page for a server of its own: as many constant charts as its address names, `?charts=4`; else a title alone."""

import streamlit as st

from bench.constant import draw

draw(int(st.query_params.get("charts", "0")))
