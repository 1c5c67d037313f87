"""A page for a server of its own: the constant drawings that its address names, `?drawings=dataframe,plotly_chart`.

A table is folded away, as it is on every page. Without a name there is a title alone.
"""

import streamlit as st

from bench.constant import LABEL, PLAY, WORDS

st.set_page_config(layout="wide")
st.title(LABEL)
st.markdown(WORDS)
for index, drawing in enumerate(filter(None, st.query_params.get("drawings", "").split(","))):
    with st.expander(LABEL) if drawing == "dataframe" else st.container():
        PLAY[drawing](f"{drawing}-{index}")
