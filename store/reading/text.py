"""A text file as spreadsheets write it: its encoding, its separator, and the names in its header."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj

from store.reading.encodings import ENCODINGS, Guess, guesses
from store.reading.reading_types import Unreadable
from store.reading.recognise import NO_HEADER, fits_columns, shortened

PIECE = 1024 * 1024

# Bytes: enough for a guess, and quick to read.
SAMPLE = 64 * 1024

SHOWN = 3  # cells of a guess that may be wrong

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}

# A first line that names the separator for Excel, which shows no row for it.
SEPARATOR_LINE = re.compile(r'\A\ufeff?"?sep=([,;\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)

# The errors of Python's csv on a record that it cannot read, and the messages of the faults.
TOO_LONG = "field larger than field limit"
RECORD_ERRORS = {
    "unexpected end of data": "has a quotation mark that is never closed. Close or double it.",
    "expected after '\"'": "has text behind a closing quotation mark. Double those in a text.",
    TOO_LONG: "has too long a cell. Look for an open quotation mark.",
}


@dataclass(frozen=True)
class Utf8:
    """A file in UTF-8: the original itself, or a copy. remarks: how it was read.

    guessed: whether its encoding was guessed. doubt: the warning about a guess that may well be wrong.
    """

    path: Path
    remarks: tuple[str, ...] = ()
    guessed: bool = False
    doubt: str | None = None


@dataclass(frozen=True)
class Layout:
    """The layout of a text file. names: the cells of its header. names_separator: whether a first line names it."""

    separator: str
    names: tuple[str, ...]
    names_separator: bool


def as_utf8(original: Path, copy: Path, encoding: str | None) -> Utf8:
    """The file in UTF-8, written to `copy` where it is not. encoding: the answer of a person, for one that is not
    Unicode.

    Raises `Unreadable` where it is no text in any known encoding.
    """
    unicode = _unicode(original)
    if unicode:
        try:
            _recode(original, unicode, copy)
        except UnicodeError as error:
            raise Unreadable(
                "begins as UTF-16, and is damaged further on. Save it anew."
            ) from error
        _must_hold_no_nul(copy)
        return Utf8(copy, ("Read as UTF-16.",))
    _must_hold_no_nul(original)
    if _is_utf8(original):
        return Utf8(original)
    return (
        _with_answered_encoding(original, copy, encoding)
        if encoding
        else _with_guessed_encoding(original, copy)
    )


def layout(path: Path) -> Layout:
    """The layout of a file in UTF-8, by its first record.

    The separator is the one with which most of the names are columns of a file of the contract, then the one with
    which there are most. Raises `Unreadable` where there is no header, or none that can be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        start = lines.read(PIECE)
    separator_line = SEPARATOR_LINE.match(start)
    start = start[separator_line.end() :] if separator_line else start
    found: dict[str, list[str]] = {}
    error: csv.Error | None = None
    for separator in separator_line[1] if separator_line else SEPARATORS:
        records = csv.reader(io.StringIO(start, newline=""), delimiter=separator, strict=True)
        try:
            found[separator] = next(records, [])
        except csv.Error as at_fault:
            error = at_fault
    if not found and error:
        raise Unreadable(record_error_text(error), 1) from error
    best = max(found, key=lambda separator: (fits_columns(found[separator]), len(found[separator])))
    if not any(name.strip() for name in found[best]):
        raise Unreadable(NO_HEADER, 1)
    return Layout(best, tuple(found[best]), separator_line is not None)


def record_error_text(error: csv.Error) -> str:
    """The message about a record that Python's csv cannot read."""
    known = (text for reason, text in RECORD_ERRORS.items() if reason in str(error))
    return next(known, f"cannot be read as CSV: {error}.")


def _unicode(path: Path) -> str | None:
    """UTF-16 by its mark, or by its zeros: a header in English has one in every other byte."""
    with path.open("rb") as content:
        start = content.read(64)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    first, second = start[0::2], start[1::2]
    zeros = 0.8 * len(second)
    if len(second) > 1 and 0 not in first and second.count(0) > zeros:
        return "utf-16-le"
    if len(second) > 1 and 0 not in second and first.count(0) > zeros:
        return "utf-16-be"
    return None


def _must_hold_no_nul(path: Path) -> None:
    """Raise `Unreadable` for a file with NULs: it is no text, and other faults found in it would mislead."""
    line = 1
    for piece in _pieces(path):
        before, nul, _ = piece.partition(b"\0")
        line += before.count(b"\n") or before.count(b"\r")
        if nul:
            raise Unreadable(
                f"holds NUL bytes, which no text does, the first in line {line}: it is damaged, or no CSV. "
                "Save it anew as CSV UTF-8."
            )


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in _pieces(path):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _with_answered_encoding(original: Path, copy: Path, encoding: str) -> Utf8:
    if encoding not in ENCODINGS:
        raise Unreadable(
            f"cannot be read as {encoding}. Name one of: {', '.join(ENCODINGS)}.", asks="encoding"
        )
    try:
        _recode(original, encoding, copy)
    except UnicodeError as error:
        text = f"is not {ENCODINGS[encoding]}. Name another encoding, or save it as CSV UTF-8."
        raise Unreadable(text, asks="encoding") from error
    return Utf8(copy, (f"Read as {ENCODINGS[encoding]}, as answered.",))


def _with_guessed_encoding(original: Path, copy: Path) -> Utf8:
    cells = _cells_beyond_ascii(original)
    if 2 * sum(map(_fits_utf8, cells)) > len(cells):
        line = _line_that_is_not_utf8(original)
        raise Unreadable(f"is UTF-8, but not in line {line}. Save it as CSV UTF-8.")
    for guess in guesses(cells):
        try:
            _recode(original, guess.encoding, copy)
        except UnicodeError:
            continue
        remark = (
            f"Read as {ENCODINGS[guess.encoding]}, which is a guess: {_shown(cells[:1], guess)}."
        )
        doubt = _doubt_text(guess) if guess.doubtful else None
        return Utf8(copy, (remark,), guessed=True, doubt=doubt)
    raise Unreadable("is no text in any encoding known here. Save it as CSV UTF-8.")


def _doubt_text(guess: Guess) -> str:
    return (
        f"was read as {ENCODINGS[guess.encoding]}, which may be wrong: {_shown(guess.doubtful, guess)}. "
        "If that is not what was written, say what it was saved as, or save it as CSV UTF-8."
    )


def _shown(cells: Sequence[bytes], guess: Guess) -> str:
    """Some cells as they were read, in which a person sees a wrong letter."""
    read = (shortened(cell.decode(guess.encoding).strip()) for cell in cells[:SHOWN])
    return ", ".join(f"“{text}”" for text in read)


def _cells_beyond_ascii(path: Path) -> list[bytes]:
    """The first cells with anything but ASCII in them, each once.

    No letter of the encodings above has a byte of `SEPARATORS`, a quotation mark or a line break in it.
    """
    cells: dict[bytes, None] = {}
    size, rest = 0, b""
    for piece in _pieces(path):
        *whole, rest = re.split(rb'[,;\t"\r\n]', rest + piece)
        for cell in whole:
            if not cell.isascii() and cell not in cells:
                cells[cell] = None
                size += len(cell)
        if size > SAMPLE:
            break
    else:
        cells |= {} if rest.isascii() else {rest: None}
    return list(cells)


def _fits_utf8(cell: bytes) -> bool:
    try:
        cell.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line_that_is_not_utf8(path: Path) -> int:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not _fits_utf8(line):
                return number
    return 1


def _recode(path: Path, encoding: str, copy: Path) -> None:
    with (
        path.open(encoding=encoding, newline="") as source,
        copy.open("w", encoding="utf-8", newline="") as target,
    ):
        copyfileobj(source, target, PIECE)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece
