"""The parts of the page Board meeting."""
