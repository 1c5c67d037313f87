"""A page for a server of its own: as many constant drawings as its address says, `?drawings=4`; else a title alone."""

import streamlit as st

from bench.constant import LABEL, PLAY, WORDS

st.set_page_config(layout="wide")
st.title(LABEL)
st.markdown(WORDS)
for index in range(int(st.query_params.get("drawings", 0))):
    PLAY["plotly_chart"](f"drawing-{index}")
