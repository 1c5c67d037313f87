"""What kind of file the bytes of an original are, and whether a workbook may be opened at all.

A workbook is a ZIP archive. Before it is opened it is unpacked once into nothing, to see how large it really becomes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

import chardet

from store.reading.terms import MEGABYTE, Limits, Unreadable, megabytes

SAVE = "Save it as XLSX or CSV."

# Files that people call a table, by the beginning of their kind (MIME), of which chardet knows the bytes.
KINDS = {
    "image/": "is a picture, not a table.",
    "application/x-elf": "is a program, not a table.",
    "application/vnd.microsoft.portable-executable": "is a program, not a table.",
    "application/x-mach-binary": "is a program, not a table.",
    "application/pdf": f"is a PDF document, not a table. {SAVE}",
}

# Of some kinds the bytes are plain letters, with which a column's name may begin: such a file has other bytes too.
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

# What Excel wrote before XLSX, and wraps round a workbook with a password.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# Rows of words are packed some twentyfold; a small file may be packed tighter and do no harm.
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
        raise Unreadable(_said_of_ole(path))
    # Asked for one encoding, chardet does not take the zeros of a small picture for UTF-16.
    seen = chardet.detect(start, include_encodings=["utf-8"], no_match_encoding="utf-8")
    kind = seen["mime_type"] or ""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        said = _said_of_archive(path)
    elif (
        not kind.startswith("text/")
        and kind != "application/octet-stream"
        and NO_TEXT.search(start)
    ):
        told = (said for begins, said in KINDS.items() if kind.startswith(begins))
        said = next(told, f"is no table: its bytes are {kind}. {SAVE}")
    else:
        return False
    if said:
        raise Unreadable(said)
    return True


def inspect(path: Path, limits: Limits) -> Package:
    """Unpack a workbook piece by piece, and keep nothing.

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


def _said_of_archive(path: Path) -> str | None:
    """What is said of an archive that is no workbook; None of one that is."""
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except BROKEN:
        return "is a damaged archive or workbook. Save it anew as XLSX or CSV."
    if WORKBOOK in names:
        return None
    for part, said in ARCHIVES.items():
        if any(part.fullmatch(name) for name in names):
            return said
    return "is a ZIP archive. Unpack it, and bring the files in it."


def _said_of_ole(path: Path) -> str:
    before = b""
    with path.open("rb") as content:
        while piece := content.read(MEGABYTE):
            if ENCRYPTED in before[-len(ENCRYPTED) :] + piece:
                return "has a password. Save it without one."
            before = piece
    return f"is a workbook as Excel wrote it before 2007 (XLS). {SAVE}"
