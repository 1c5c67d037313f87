"""Charts: a DataFrame in, a Plotly figure out. This room knows neither Streamlit nor DuckDB.

Figures carry no background and no text colour of their own: the page's theme gives them, light or dark.
Colour has a role (`charts.roles`) and is never the only sign. Text from data goes through `charts.text`.
"""
