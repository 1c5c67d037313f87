"""One short phrase is often all that a file holds beyond ASCII: how it is read, and whether there is a warning."""

import pytest

from store.reading.encodings import ENCODINGS, guesses
from store.reading.staging import Reading
from tests.store.reading.staged_files import csv_of, stage_files

# Each phrase is all that is guessed by.
PHRASES = {
    "cp1252": [
        "it’s", "ILO’s report", "don’t", "women’s", "girls’ school", "‘single’", "“quoted”",
        "the “scope” of it", "Zoë café – “x”", "wait…", "2019–2020", "Lima – Quito", "50 % – 60 %",
        "5 €", "Budget: 5 000 €", "£5 million", "25°C", "m²", "¿Qué pasó?",
        "café", "Zoë", "Noël", "Brontë", "één", "België", "Genève", "Réunion à Genève", "élève",
        "Évaluation à mi-parcours", "l’équipe du projet", "Côte d’Ivoire", "cœur", "où", "garçon",
        "naïve", "naïveté", "Haïti", "Bénin", "Sénégal", "Förderung für Mädchen", "Zürich", "Malmö",
        "Größe", "Müller", "Übersicht", "Österreich", "Straße", "Español", "niños y niñas", "El Niño",
        "España", "mañana", "Perú", "México", "participación", "María", "Peña", "Ibáñez",
        "São Paulo", "formação", "educação", "Guiné-Bissau", "Tromsø", "Åland", "København", "hyvä",
        "perché", "città", "è vero",
    ],
    "iso8859_15": ["Zoë 5 €", "5 €", "1 500 €", "Budget 500 € à Genève", "cœur"],
    "mac_roman": [
        "it’s", "ILO’s report", "“quoted”", "2019–2020", "café", "Genève", "Réunion à Genève",
        "Côte d’Ivoire", "Zürich", "Größe", "niños y niñas", "España", "México", "Übersicht", "señor",
    ],
    "cp1250": [
        "Łódź", "Poznań", "Gdańsk", "wyników", "część", "mężczyźni", "łączna kwota", "Kraków", "ženy",
        "hodnocení", "Šibenik", "mladež", "femei şi bărbaţi", "Košice", "Niš",
    ],
    "cp1251": ["Отчет", "женщины", "Київська область", "Россия", "България"],
    "cp1253": ["Έκθεση", "Γυναίκες", "Ελλάδα", "έργο"],
    "cp1254": ["İstanbul", "eğitim", "Kadınlar ve erkekler", "işçi", "Şanlıurfa", "sağlık", "Türkiye"],
    "cp1255": ["דוח", "נשים", "ישראל", "נשים וגברים"],
    "cp1256": ["تقرير", "النساء", "الأردن", "مشروع"],
    "cp1257": ["Sieviešu līdzdalība", "Kaunas – žmonės", "Tartu Ülikool", "ąžuolas"],
    "cp1258": ["Báo cáo", "ph\u1ee5".replace("\u1ee5", "u\u0323") + " nư\u0303", "kê\u0301t qua\u0309"],
    "cp874": ["รายงาน", "ผู้หญิง", "ไทย"],
    "gb18030": ["中期评估", "妇女", "中国", "北京"],
    "big5hkscs": ["中期評估", "婦女", "臺灣", "香港"],
    "cp932": ["女性", "日本", "プロジェクト", "東京都"],
    "cp949": ["여성", "한국", "보고서", "서울"],
}  # fmt: skip
SINGLE = [(encoding, phrase) for encoding, phrases in PHRASES.items() for phrase in phrases]

# The same bytes are a word of another language, which is commoner: written in the one, read as the other.
CANNOT_BE_TOLD = [
    ("cp1257", "Rīga, Jūrmala", "Rîga, Jûrmala"),
    ("cp1257", "Klaipėda", "Klaipëda"),
    ("cp1250", "műhely", "mûhely"),
    ("mac_roman", "así", "as’"),
    ("mac_roman", "María", "Mar’a"),
    ("cp1252", "Þingvellir", "Şingvellir"),
    ("cp1251", "и", "è"),
]


def read(content: bytes) -> tuple[str, bool]:
    """A phrase as it is read, and whether that is doubted."""
    first = next(guesses([content]))
    return content.decode(first.encoding), bool(first.doubtful)


def test_every_encoding_that_is_offered_is_tried_here() -> None:
    assert PHRASES.keys() == ENCODINGS.keys()


@pytest.mark.parametrize(("encoding", "phrase"), SINGLE)
def test_a_single_phrase_is_read_as_it_was_written(encoding: str, phrase: str) -> None:
    assert read(phrase.encode(encoding))[0] == phrase


@pytest.mark.parametrize(("encoding", "phrase", "as_read"), CANNOT_BE_TOLD)
def test_what_is_not_known_is_doubted(encoding: str, phrase: str, as_read: str) -> None:
    assert read(phrase.encode(encoding)) == (as_read, True)


@pytest.mark.parametrize("phrase", ["2019–2020", "Zürich", "5 €", "Mädchen", "México", "ILO’s"])
def test_what_reads_the_same_in_all_that_makes_sense_is_not_doubted(phrase: str) -> None:
    assert read(phrase.encode("cp1252")) == (phrase, False)


def test_many_words_of_one_language_settle_it() -> None:
    words = [
        "Réunion",
        "à",
        "Genève",
        "où",
        "garçon",
        "être",
        "hôtel",
        "naïve",
        "août",
        "maïs",
        "sûr",
    ]
    first = next(guesses([word.encode("cp1252") for word in words]))

    assert (first.encoding, first.doubtful) == ("cp1252", ())


def test_a_doubt_is_a_warning_with_the_text_as_it_was_read() -> None:
    rows = csv_of("sources", {"title": "Rīga"}, {"title": "Zürich"}, {"title": "Jūrmala"})
    brought = stage_files({"sources.csv": rows.encode("cp1257", "replace")})

    assert [str(warning) for warning in brought.staged.warnings] == [
        "sources.csv: was read as Windows-1252 (Western Europe), which may be wrong: “Rîga”, “Jûrmala”. "
        "If that is not what was written, say what it was saved as, or save it as CSV UTF-8."
    ]


def test_what_is_answered_is_not_doubted() -> None:
    rows = csv_of("sources", {"title": "Rīga"})
    brought = stage_files(
        {"sources.csv": rows.encode("cp1257")}, reading=Reading(encoding="cp1257")
    )

    assert brought.column("sources", "title") == ["Rīga"]
    assert brought.staged.warnings == ()
