"""Where does the project stand, and what needs attention?"""

import streamlit as st

st.title("Overview")
