"""The papers that are PDF."""
