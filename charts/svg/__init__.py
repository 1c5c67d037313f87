"""Small drawings as SVG: the same bytes in pages, papers and downloads. See `charts.svg.marks`."""
