"""The front door: the list of pages. `streamlit run dashboard.py` serves them."""

from datetime import date

import streamlit as st

from pages.parts import frame

st.set_page_config(page_title="Results dashboard", page_icon="pages/parts/icon.svg", layout="wide")

page = st.navigation(
    [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/results.py", title="Results", url_path="results"),
        st.Page("pages/gender.py", title="Gender", url_path="gender"),
        st.Page("pages/funding.py", title="Funding and partnerships", url_path="funding"),
        st.Page("pages/actions.py", title="Management response", url_path="actions"),
        st.Page("pages/evidence.py", title="Evidence", url_path="evidence"),
        st.Page("pages/about.py", title="About the data", url_path="about"),
    ],
    position="top",
)
frame.draw(today=date.today())
page.run()
