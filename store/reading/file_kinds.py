"""What kind of file the bytes of an original are, and whether a workbook may be opened at all.

A workbook is a ZIP archive. Before it is opened it is unpacked once without keeping anything, to find its real size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

import chardet

from store.reading.reading_types import MEGABYTE, Limits, Unreadable, megabytes

SAVE = "Save it as XLSX or CSV."

# Files that are uploaded by mistake, by the beginning of their MIME type, which chardet finds by their bytes.
KINDS = {
    "image/": "is a picture, not a table.",
    "application/x-elf": "is a program, not a table.",
    "application/vnd.microsoft.portable-executable": "is a program, not a table.",
    "application/x-mach-binary": "is a program, not a table.",
    "application/pdf": f"is a PDF document, not a table. {SAVE}",
}

# Some of these begin with plain letters, as a column's name may; such a file has bytes that no text has.
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]|\A%PDF-")

# Archives that are documents, by a part that each has.
ARCHIVES = {
    re.compile(r"xl/workbook\.bin"): f"is a binary workbook (XLSB). {SAVE}",
    re.compile(r"Index/.*\.iwa|Index\.zip"): f"is a Numbers document. {SAVE}",
    re.compile(r"content\.xml"): f"is an OpenDocument file (ODS). {SAVE}",
    re.compile(r"word/.*"): f"is a Word document, not a table. {SAVE}",
    re.compile(r"ppt/.*"): f"is a PowerPoint file, not a table. {SAVE}",
}
WORKBOOK = "xl/workbook.xml"

# The format of Excel before XLSX, in which a workbook with a password is wrapped, too.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# Rows of text are compressed about twentyfold; a small file with a higher ratio does no harm.
RATIO = 100
ALWAYS_TAKEN = 10 * MEGABYTE

# The texts of a workbook are held in memory while it is read; its cells are not.
TEXTS = "xl/sharedstrings.xml"
PART_OF_TEXTS = 8

MACROS = re.compile(r"(.*/)?vbaProject\.bin|xl/(macrosheets|activeX)/.*", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
CONTENT_TYPES = "[Content_Types].xml"

FORMULA = re.compile(rb"<(?:\w{1,9}:)?f[\s/>]")
ENTITIES = b"<!DOCTYPE"
OVERLAP = 16

BROKEN = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    ZlibError,
)
SMALLER = "Save it as CSV, or in several workbooks."
DAMAGED = "is a damaged workbook. Open it in a spreadsheet, and save it anew."


@dataclass(frozen=True)
class Package:
    """A workbook that may be opened. has_formulas: whether any of its cells has one."""

    has_formulas: bool


def is_workbook(path: Path) -> bool:
    """Whether the bytes of a file are a workbook (XLSX); else they may be text.

    Raises `Unreadable` where they are neither: a picture, a program, a document, another archive.
    """
    with path.open("rb") as content:
        start = content.read(4 * 1024)
    if start.startswith(OLE):
        raise Unreadable(_ole_fault(path))
    # Asked for one encoding, chardet does not take the zeros of a small picture for UTF-16.
    seen = chardet.detect(start, include_encodings=["utf-8"], no_match_encoding="utf-8")
    kind = seen["mime_type"] or ""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        text = _archive_fault(path)
    elif (
        not kind.startswith("text/")
        and kind != "application/octet-stream"
        and NO_TEXT.search(start)
    ):
        sentences = (text for begins, text in KINDS.items() if kind.startswith(begins))
        text = next(sentences, f"is no table: its bytes are {kind}. {SAVE}")
    else:
        return False
    if text:
        raise Unreadable(text)
    return True


def inspect(path: Path, limits: Limits) -> Package:
    """Unpack a workbook piece by piece without keeping it, and test whether it may be opened.

    Raises `Unreadable` where it is damaged, has macros or a password, or unpacks to far more than its size.
    """
    far = max(ALWAYS_TAKEN, RATIO * path.stat().st_size)
    most = min(limits.unpacked_bytes, far)
    has_formulas = False
    try:
        with ZipFile(path) as archive:
            _must_have_no_macros(archive)
            left = most
            for part in archive.infolist():
                left_of_texts = most // PART_OF_TEXTS if part.filename.lower() == TEXTS else left
                for piece, size in _unpacked(archive, part):
                    left -= size
                    left_of_texts -= size
                    if left < 0:
                        why = "far more than its size" if most == far else "the most that is taken"
                        raise Unreadable(
                            f"unpacks to more than {megabytes(most)}, {why}. {SMALLER}"
                        )
                    if left_of_texts < 0:
                        holds = f"holds more than {megabytes(most // PART_OF_TEXTS)} of text"
                        raise Unreadable(f"{holds}, the most that is taken. {SMALLER}")
                    if ENTITIES in piece:
                        raise Unreadable(DAMAGED)
                    has_formulas = has_formulas or bool(FORMULA.search(piece))
    except BROKEN as error:
        raise Unreadable(DAMAGED) from error
    return Package(has_formulas)


def _unpacked(archive: ZipFile, part: ZipInfo) -> Iterator[tuple[bytes, int]]:
    """The pieces of a part, each with the end of the one before, and how many bytes are new."""
    before = b""
    with archive.open(part) as content:
        while piece := content.read(MEGABYTE):
            yield before[-OVERLAP:] + piece, len(piece)
            before = piece


def _must_have_no_macros(archive: ZipFile) -> None:
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise Unreadable("has a password. Save it without one.")
    with archive.open(CONTENT_TYPES) as types:
        says_so = MACRO_TYPES.search(types.read(MEGABYTE))
    if says_so or any(MACROS.fullmatch(name) for name in archive.namelist()):
        raise Unreadable(
            "has macros, which are not taken. Save it as a workbook without macros (XLSX), or as CSV."
        )


def _archive_fault(path: Path) -> str | None:
    """The message about an archive that is no workbook; None for a workbook."""
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except BROKEN:
        return "is a damaged archive or workbook. Save it anew as XLSX or CSV."
    if WORKBOOK in names:
        return None
    for part, text in ARCHIVES.items():
        if any(part.fullmatch(name) for name in names):
            return text
    return "is a ZIP archive. Unpack it, and bring the files in it."


def _ole_fault(path: Path) -> str:
    before = b""
    with path.open("rb") as content:
        while piece := content.read(MEGABYTE):
            if ENCRYPTED in before[-len(ENCRYPTED) :] + piece:
                return "has a password. Save it without one."
            before = piece
    return f"is a workbook as Excel wrote it before 2007 (XLS). {SAVE}"
