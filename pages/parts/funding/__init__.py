"""The parts of the page Funding and partnerships."""
