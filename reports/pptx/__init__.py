"""The papers that are slides."""
