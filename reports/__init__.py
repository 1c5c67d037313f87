"""Reports: DataFrames in, bytes out. What a visitor takes away; this room knows neither Streamlit nor DuckDB."""
