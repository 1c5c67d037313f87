"""Encodings and separators as spreadsheets write them in any country."""

import pytest

from store.reading.encodings import ENCODINGS
from store.reading.staging import Reading
from tests.store.reading.staged_files import csv_of, stage_files

NOTES = {
    "cp1252": ["Réunion à Genève", "Förderung für Mädchen", "l’équipe du projet", "São Paulo"],
    "cp1250": ["Přehled výsledků projektu", "Łódź", "szükséges képzés nőknek", "Žene i muškarci"],
    "cp1251": ["Среднесрочная оценка проекта", "Київська область", "женщины и мужчины"],
    "cp1253": ["Ενδιάμεση αξιολόγηση του έργου", "Γυναίκες και άνδρες"],
    "cp1254": ["Değerlendirme raporu: eğitim çalışmaları", "Kadınlar ve erkekler", "İstanbul"],
    "cp1255": ["דוח הערכה של הפרויקט", "נשים וגברים"],
    "cp1256": ["تقرير تقييم المشروع", "النساء والرجال"],
    "cp1257": ["Vilnius – moterų dalyvavimas", "Sieviešu līdzdalība programmā"],
    "cp1258": ["Báo cáo kê\u0301t qua\u0309 dư\u0323 án", "phụ nư\u0303".replace("ụ", "u\u0323")],
    "cp874": ["รายงานผลการดำเนินงาน", "ผู้หญิงและผู้ชาย"],
    "mac_roman": ["Évaluation à mi-parcours", "Réunion à Genève", "Côte d’Ivoire", "São Paulo"],
    "iso8859_15": ["Budget de 500 €", "Réunion à Genève", "São Paulo"],
    "gb18030": ["中期评估报告", "妇女和男子", "项目成果说明"],
    "big5hkscs": ["中期評估報告", "婦女和男子", "項目成果說明"],
    "cp932": ["中間評価報告書", "プロジェクトの成果について", "女性と男性"],
    "cp949": ["중간 평가 보고서", "여성과 남성", "사업 결과에 대한 설명"],
}

UNICODE = ["Việt Nam", "Genève", "中期评估", "😀", 'a "quoted" word']


def of_notes(notes: list[str], separator: str = ",", end: str = "\n") -> str:
    return csv_of("results", *({"note": note} for note in notes), separator=separator, end=end)


def test_every_encoding_that_is_offered_is_tried_here() -> None:
    assert NOTES.keys() == ENCODINGS.keys()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_is_guessed_with_a_remark_with_an_example(encoding: str) -> None:
    brought = stage_files({"results.csv": of_notes(NOTES[encoding]).encode(encoding)})

    assert brought.column("results", "note") == NOTES[encoding]
    text = f"Read as {ENCODINGS[encoding]}, which is a guess: “{NOTES[encoding][0]}”."
    assert brought.remarks == [text]
    assert (brought.faults, brought.staged.questions) == ([], frozenset({"encoding"}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_is_no_guess(encoding: str, end: str) -> None:
    content = of_notes(UNICODE, "\t", end).encode(encoding)
    brought = stage_files({"results.csv": content})

    assert brought.column("results", "note") == UNICODE
    read_as = ["Read as UTF-16."] if "16" in encoding else []
    assert brought.remarks == [*read_as, "Its cells are separated by tabs."]
    assert (brought.faults, brought.staged.questions) == ([], frozenset())


def test_utf16_with_its_big_end_first_and_a_mark() -> None:
    content = ("\ufeff" + of_notes(UNICODE)).encode("utf-16-be")

    assert stage_files({"results.csv": content}).column("results", "note") == UNICODE


def test_what_a_person_answers_is_no_guess_any_more() -> None:
    content = of_notes(["Łódź"]).encode("cp1250")
    brought = stage_files({"results.csv": content}, reading=Reading(encoding="cp1252"))

    assert brought.column("results", "note") == ["£ódŸ"]
    assert brought.remarks == ["Read as Windows-1252 (Western Europe), as answered."]
    assert brought.staged.questions == frozenset()


def test_an_answer_does_not_change_what_is_settled() -> None:
    brought = stage_files({"results.csv": of_notes(["Łódź"])}, reading=Reading(encoding="cp1252"))

    assert (brought.column("results", "note"), brought.remarks) == (["Łódź"], [])


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (
            "cp932",
            "results.csv: is not Shift-JIS (Japanese). Name another encoding, or save it as CSV UTF-8.",
        ),
        (
            "rot13",
            f"results.csv: cannot be read as rot13. Name one of: {', '.join(ENCODINGS)}.",
        ),
    ],
)
def test_an_answer_that_cannot_be(encoding: str, expected: str) -> None:
    content = of_notes(["Förderung für Mädchen"]).encode("cp1252")

    brought = stage_files({"results.csv": content}, reading=Reading(encoding=encoding))

    assert (brought.faults, brought.staged.questions) == ([expected], frozenset({"encoding"}))


def test_a_cut_or_damaged_file_in_utf8_is_not_taken_for_another_encoding() -> None:
    content = of_notes(["Genève", "Zürich", "Malmö"]).encode().replace("ö".encode(), b"\xf6")

    assert stage_files({"results.csv": content}).faults == [
        "results.csv: is UTF-8, but not in line 4. Save it as CSV UTF-8."
    ]


def test_a_damaged_file_in_utf16() -> None:
    content = of_notes(["Genève"]).encode("utf-16") + b"\x00\xd8"

    assert stage_files({"results.csv": content}).faults == [
        "results.csv: begins as UTF-16, and is damaged further on. Save it anew."
    ]


NUL = (
    "results.csv: holds NUL bytes, which no text does, the first in line {}: it is damaged, or no CSV. "
    "Save it anew as CSV UTF-8."
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    ("notes", "end", "line"),
    [
        (["a\0b"], "\n", 2),
        (["a", '"', "\0"], "\r\n", 4),
        (["a", "b\0,,,"], "\r", 3),
        (["é", *["x" * 999] * 2000, "\0"], "\n", 2003),
    ],
)
def test_a_file_with_a_nul_is_refused_with_that_alone(
    encoding: str, notes: list[str], end: str, line: int
) -> None:
    content = of_notes(notes, end=end).encode(encoding)

    assert stage_files({"results.csv": content}).faults == [NUL.format(line)]


def test_a_nul_in_the_header_is_reported_before_its_columns() -> None:
    content = of_notes(["a"]).replace("note", "no\0te")

    assert stage_files({"results.csv": content}).faults == [NUL.format(1)]


@pytest.mark.parametrize("control", ["\x01", "\x1b[31m", "\x7f", "\x85", "\n"])
def test_no_message_holds_a_control_character(control: str) -> None:
    header = of_notes([]).replace("note", f'"no{control}te"')
    text = stage_files({"results.csv": header, f"a{control}.csv": "x"}).faults

    assert len(text) == 3
    assert not [line for line in text if not line.isprintable()]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("names_separator", [False, True])
def test_the_separator_is_found_in_the_header(
    separator: str, quote: str, names_separator: bool
) -> None:
    header, row = of_notes(["a, b; c\td"], separator, "\r\n").split("\r\n", 1)
    header = separator.join(f"{quote}{name}{quote}" for name in header.split(separator))
    first = f"sep={separator}\r\n" if names_separator else ""
    brought = stage_files({"results.csv": f"{first}{header}\r\n{row}"})

    assert brought.rows("results", "in_row", "note") == [(2, "a, b; c\td")]
    assert brought.faults == []


@pytest.mark.parametrize("row", ["2", "3"])
def test_the_line_that_names_the_separator_is_no_row(row: str) -> None:
    lines = of_notes(["one", 'the "other"'], ";").splitlines()
    columns = lines[0].count(";") + 1
    lines[int(row) - 1] += ";"  # so that Python's csv reads it
    content = "\ufeff" + "\n".join(["sep=;", *lines])

    assert stage_files({"results.csv": content}).faults == [
        f"results.csv, row {row}: has {columns + 1} cells, the header {columns}. Put text with a semicolon in quotes."
    ]
