"""The parts of the page Management response."""
