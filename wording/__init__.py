"""How figures, dates, codes and lists are written, and in which colours: once, for charts, papers and pages.

It imports no other room, and every room above the store may import it.
"""
