"""Charts: a DataFrame in, a Plotly figure out. This room knows neither Streamlit nor DuckDB.

Figures have no background and no text colour of their own: they come from the page's theme, light or dark.
Colours are those of `wording.colours`, and colour is never the only sign. Text from data goes through `charts.text`.
"""
