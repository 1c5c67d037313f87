"""The parts of the page Gender."""
