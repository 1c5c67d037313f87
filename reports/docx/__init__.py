"""The papers that are Word documents."""
