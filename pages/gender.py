"""."""

import streamlit as st

st.title("gender")
