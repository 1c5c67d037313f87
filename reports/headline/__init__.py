"""What pages and papers say first: the verdict, and the figures that are asked for first; no format."""
