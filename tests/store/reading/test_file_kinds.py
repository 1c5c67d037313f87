"""What a file is by its bytes, and which workbooks are not opened."""

import io
import struct
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from store import Refused
from store.reading.staging import Limits
from tests.store.reading.staged_files import sheet_of, stage_files, xlsx

DAMAGED = "is a damaged workbook. Open it in a spreadsheet, and save it anew."
MACROS = "has macros, which are not taken. Save it as a workbook without macros (XLSX), or as CSV."
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def archive(*parts: str, **contents: bytes) -> bytes:
    """A ZIP archive with these parts, empty or with the content given by the part's stem."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in parts:
            stem = part.split("/")[-1].split(".")[0].strip("[]")
            target.writestr(part, contents.get(stem, b"<x/>"))
    return made.getvalue()


def changed(original: bytes, /, **parts: bytes) -> bytes:
    """The workbook with other contents in the parts whose stems these are, and new parts where there are none."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(original)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            stem = part.split("/")[-1].split(".")[0].strip("[]")
            target.writestr(part, parts.pop(stem, source.read(part)))
        for stem, content in parts.items():
            target.writestr(f"xl/{stem}.bin", content)
    return made.getvalue()


def good() -> bytes:
    return xlsx({"sources": sheet_of("sources", {})})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0",
            "is a picture, not a table.",
        ),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "is a picture, not a table."),
        (b"GIF89a\1\0\1\0", "is a picture, not a table."),
        (b"%PDF-1.7\n%rest", "is a PDF document, not a table. Save it as XLSX or CSV."),
        (b"\x7fELF\2\1\1" + bytes(99), "is a program, not a table."),
        (b"MZ\x90\0\3\0\0\0" + bytes(99), "is a program, not a table."),
        (b"\xcf\xfa\xed\xfe\7\0\0\1", "is a program, not a table."),
        (
            b"\x1f\x8b\x08\0rest",
            "is no table: its bytes are application/gzip. Save it as XLSX or CSV.",
        ),
        (archive("results.csv"), "is a ZIP archive. Unpack it, and bring the files in it."),
        (b"PK\3\4 and no more", "is a damaged archive or workbook. Save it anew as XLSX or CSV."),
        (archive("xl/workbook.bin"), "is a binary workbook (XLSB). Save it as XLSX or CSV."),
        (
            archive("mimetype", "content.xml"),
            "is an OpenDocument file (ODS). Save it as XLSX or CSV.",
        ),
        (archive("Index/Document.iwa"), "is a Numbers document. Save it as XLSX or CSV."),
        (archive("word/document.xml"), "is a Word document, not a table. Save it as XLSX or CSV."),
        (OLE, "is a workbook as Excel wrote it before 2007 (XLS). Save it as XLSX or CSV."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "has a password. Save it without one."),
        (b"", "is empty. Begin with a row of column names."),
    ],
    ids=range(17),
)
def test_a_file_that_is_no_table_whatever_it_is_called(content: bytes, expected: str) -> None:
    assert stage_files({"results.csv": content}).faults == [f"results.csv: {expected}"]


@pytest.mark.parametrize("letters", ["BM", "MZ", "ID3"])
def test_a_column_may_be_called_as_a_picture_begins(letters: str) -> None:
    content = f"{letters},source,title,author,published,kind\n,a,Genève,,,\n".encode("cp1252")

    assert stage_files({"sources.csv": content}).column("sources", "title") == ["Genève"]


def test_a_workbook_is_known_by_its_bytes_whatever_it_is_called() -> None:
    assert stage_files({"sources.csv": good()}).column("sources", "source") == ["report"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (changed(good(), vbaProject=b"macro"), MACROS),
        (changed(good(), VBAPROJECT=b"macro"), MACROS),
        (changed(good(), Content_Types=b"<Types>sheet.macroEnabled.main+xml</Types>"), MACROS),
        (changed(good(), Content_Types=b"<Types>ms-excel.macrosheet+xml</Types>"), MACROS),
        (changed(good(), Content_Types=b"<Types"), DAMAGED),
        (changed(good(), workbook=b"<workbook>"), DAMAGED),
        (changed(good(), styles=b"<styleSheet>&"), DAMAGED),
        (changed(good(), sharedStrings=b"<sst/>"), DAMAGED),
        (changed(good(), sheet1=b"<!DOCTYPE x [<!ENTITY e 'x'>]><worksheet/>"), DAMAGED),
        (archive("[Content_Types].xml", "xl/workbook.xml"), DAMAGED),
        (archive("xl/workbook.xml"), DAMAGED),
    ],
    ids=range(11),
)
def test_a_workbook_that_is_not_opened(content: bytes, expected: str) -> None:
    assert stage_files({"a.xlsx": content}).faults == [f"a.xlsx: {expected}"]


def test_a_workbook_whose_bytes_are_cut_or_changed() -> None:
    content = bytearray(good())
    at = content.index(b"xl/worksheets/sheet1.xml") + 30
    content[at : at + 40] = bytes(40)

    assert stage_files({"a.xlsx": bytes(content)}).faults == [f"a.xlsx: {DAMAGED}"]
    assert stage_files({"a.xlsx": good()[:-30]}).faults == [
        "a.xlsx: is a damaged archive or workbook. Save it anew as XLSX or CSV."
    ]


def test_a_workbook_with_a_password_on_its_parts() -> None:
    content = bytearray(good())
    at = content.index(b"PK\1\2")
    while at >= 0:  # the flag that a part is encrypted, in the archive's list
        flags = struct.unpack_from("<H", content, at + 8)[0]
        struct.pack_into("<H", content, at + 8, flags | 1)
        at = content.find(b"PK\1\2", at + 1)

    assert stage_files({"a.xlsx": bytes(content)}).faults == [
        "a.xlsx: has a password. Save it without one."
    ]


def test_a_workbook_that_unpacks_to_far_more_than_its_size() -> None:
    content = changed(good(), sheet1=b" " * 20_000_000)

    assert stage_files({"a.xlsx": content}).faults == [
        "a.xlsx: unpacks to more than 10 MB, far more than its size. "
        "Save it as CSV, or in several workbooks."
    ]


@pytest.mark.parametrize(
    ("part", "size", "expected"),
    [
        ("sheet1", 2_000_000, "unpacks to more than 1 MB, the most that is taken."),
        ("other", 2_000_000, "unpacks to more than 1 MB, the most that is taken."),
        ("sharedStrings", 200_000, "holds more than 0.1 MB of text, the most that is taken."),
    ],
)
def test_the_limit_is_a_limit_of_all_that_is_unpacked(part: str, size: int, expected: str) -> None:
    content = changed(good(), **{part: b" " * size})
    limits = Limits(unpacked_bytes=1024 * 1024)

    assert stage_files({"a.xlsx": content}, limits=limits).faults == [
        f"a.xlsx: {expected} Save it as CSV, or in several workbooks."
    ]
    assert stage_files({"a.xlsx": good()}, limits=limits).faults == []


def test_a_size_that_the_archive_states_wrongly_is_found_out() -> None:
    content = bytearray(changed(good(), sheet1=b" " * 20_000_000))
    stated = struct.pack("<I", 20_000_000)
    while stated in content:
        at = content.index(stated)
        content[at : at + 4] = struct.pack("<I", 100)

    assert stage_files({"a.xlsx": bytes(content)}).faults == [f"a.xlsx: {DAMAGED}"]


def test_a_file_over_the_limit() -> None:
    limits = Limits(file_bytes=1024 * 1024)
    content = b"source,title,author,published,kind\n" + b" " * limits.file_bytes

    assert stage_files({"sources.csv": content}, limits=limits).faults == [
        "sources.csv: is larger than 1 MB, the most that is taken. "
        "Bring it in parts, or have the setting RESULTS_MAX_MB raised."
    ]


@pytest.mark.parametrize(("setting", "most"), [("", 200), ("1", 1), (" 500 ", 500)])
def test_the_limit_is_a_setting(monkeypatch: pytest.MonkeyPatch, setting: str, most: int) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", setting)
    assert Limits.from_environment().file_bytes == most * 1024 * 1024


@pytest.mark.parametrize("setting", ["0", "-1", "0.5", "200 MB", "many", "1000001"])
def test_a_setting_that_is_no_size_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", setting)
    with pytest.raises(Refused) as refused:
        Limits.from_environment()
    assert str(refused.value) == (
        f'RESULTS_MAX_MB: "{setting}" is no size of a file. '
        "Write a whole number of MB from 1 to 1,000,000, such as 200."
    )
