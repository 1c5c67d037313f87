"""The papers that are workbooks."""
