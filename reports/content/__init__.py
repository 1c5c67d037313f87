"""What the papers say, and in which order: no format."""
