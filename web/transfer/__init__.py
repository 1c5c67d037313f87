"""How Streamlit's files, the pages and their data get to the browser: compressed, and asked for at once."""
