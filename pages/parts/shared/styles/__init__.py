"""The style sheets in one text, which stands in every page's HTML: a page has its looks before anything is in it."""

from pathlib import Path

# The common ones first, then those of one page each; what is for paper alone comes last.
FIRST, LAST = ("page", "html"), "print"

_SHEETS = {
    path.stem: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.css")
}

STYLE = "\n".join(
    _SHEETS[name] for name in (*FIRST, *sorted(_SHEETS.keys() - {*FIRST, LAST}), LAST)
)
