"""The parts of the page About the data."""
