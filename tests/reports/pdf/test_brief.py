"""The brief read back: its numbers and words, its tags, its letters, and how many pages it takes."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from queries import Parameter, ask
from reports.content.meeting import QUESTIONS
from reports.content.paper import Paper, Side
from reports.pdf.brief import brief_pdf
from store import Store, open_store
from tests import crest_nine_dates
from tests.engines import on_one_thread
from tests.reports.meetings import ADDRESS, LINES, empty, paper

DATA = Path(__file__).parents[3] / "data"

HOSTILE = [
    '#import "x"', "*bold* _it_", "<b>bold</b>", "=1+1", "$x$", "\\alpha \\", "#text(red)[x]",
    "@ref <lab>", "// gone", "/* gone */", '"quoted"', "- item", "= heading", "`code`",
]  # fmt: skip

NAMES = {
    "NotoSans-": "Nguyễn Thị Ánh, Thành phố Hồ Chí Minh",
    "NotoSansThai": "สำนักงานกรุงเทพมหานคร",
    "NotoSansBengali": "বাংলাদেশ কার্যালয়, ঢাকা",
    "NotoSansCJK": "国际移民组织胡志明市办事处",
}


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words_of(content: bytes) -> str:
    """The text of all pages in one line, as a reader copies it."""
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def titled(*titles: str) -> Paper:
    """A paper with each of these as the title of a row, in every answer that has titles."""
    answers: dict[str, list[dict[str, Any]]] = {
        name: [{"title": title, "indicator": title, "action": title} for title in titles]
        for name in QUESTIONS
        if "title" in LINES[name]
    }
    return paper(answers)


def crest(store: Store, since: date, as_of: date, next_meeting: date | None = None) -> Paper:
    """The paper of CREST between two dates, at the newest revision."""
    given: dict[str, Parameter] = {
        "projects": ["crest"],
        "since": since,
        "since_revision": 1,
        "as_of": as_of,
        "revision": 1,
        "next_meeting": next_meeting,
    }
    frames = {name: ask(store, name, given) for name in QUESTIONS}
    title = ask(store, "frame/project", given)["title"][0]
    return Paper("crest", title, Side(since, 1), Side(as_of, 1), next_meeting, ADDRESS, frames)


@pytest.fixture(scope="module")
def store() -> Store:
    return on_one_thread(open_store(":memory:", DATA, now=datetime(2021, 9, 1, 12)))


def test_a_brief_has_the_project_both_meetings_and_the_address_on_every_page() -> None:
    many = paper({"meeting/actions_to_decide": [{"action": f"1.{n}"} for n in range(200)]})
    pages = [" ".join(page.extract_text().split()) for page in read(brief_pdf(many)).pages]
    assert len(pages) > 1
    for text in pages:
        assert "A tiny project · 31 Dec 2020 (revision 1) to 31 Aug 2021 (revision 3)" in text
        assert ADDRESS in text.replace(" ", "")


def test_it_has_what_changed_what_must_be_decided_and_the_sources() -> None:
    text = words_of(brief_pdf(paper()))
    for part in (
        "Next meeting: 1 December 2021",
        "It moved from 30 September 2022 to 31 December 2022.",
        "1 indicator moved; 1 of them changed status.",
        "(was no data)",
        "Borders were closed",
        "1 figure came in, 1 of them for a period that had ended by the last meeting.",
        "Newly overdue: 1.1.",
        "50 more needed in 24 months, so far 50 in 12 months.",
        "Overdue, ongoing; Project manager.",
        "R2 Record what was agreed",
        "Sex is not recorded for 10 of 50",
        "Total and parts",
        "An extrapolation, not a forecast: the pace between the figures known so far, continued in a straight line",
        "about 150.1",
        "Reaches the target",
        "A report. Evaluators. 15 January 2021. (report)",
    ):
        assert part in text, part


def test_no_change_is_a_sentence_and_nothing_takes_one_page() -> None:
    content = brief_pdf(empty())
    text = words_of(content)
    assert len(read(content).pages) == 1
    for part in (
        "This project has no indicator.",
        "no target was revised or withdrawn; no figure was corrected or withdrawn; no new figure came in; no conflict "
        "between sources was opened or resolved.",
        "This project has no recommendation.",
        "no action is past its deadline, and none is due before the next meeting;",
        "No source is named.",
    ):
        assert part in text, part


def test_a_screen_reader_can_read_it() -> None:
    """Typst refuses PDF/UA-1 where a tag, a title or an alternative text is missing; here its claim is read."""
    catalogue: Any = read(brief_pdf(paper())).root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()


def test_every_drawing_has_a_text_alternative() -> None:
    sentences = [element.get("/Alt") for element in tagged(read(brief_pdf(paper())), "/Figure")]
    assert sorted(sentences) == [
        "Indicators held against a target: 1 behind.",
        "People reached: 50 of 100 on 31 December 2020, 66.7 expected by then; behind.",
        "People reached: 50 of 100; 22 women, 18 men, 10 not recorded; "
        "women are 55 % of those recorded; recorded: 80 %.",
        "People reached: from no data to 50 on 31 December 2020; the target is 100.",
    ]


def tagged(reader: PdfReader, kind: str) -> list[Any]:
    """The elements of a kind in the tree of tags, from the top down."""
    found: list[Any] = []
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == kind:
            found.append(element)
        children = element.get("/K", [])
        children = children if isinstance(children, list) else [children]
        reached = [child.get_object() for child in children]
        waiting += [child for child in reached if hasattr(child, "get")]
    return found


def test_a_text_is_text_and_never_markup() -> None:
    sentence = words_of(brief_pdf(titled(*HOSTILE)))
    assert [text for text in HOSTILE if text not in sentence] == []


@pytest.mark.parametrize(("font", "name"), NAMES.items())
def test_names_in_other_scripts_have_all_their_letters(font: str, name: str) -> None:
    """PDF/UA-1 forbids a missing glyph, so that a brief that is written has none."""
    content = brief_pdf(titled(name))
    pages: list[Any] = list(read(content).pages)
    embedded = {
        str(each.get_object()["/BaseFont"])
        for page in pages
        for each in page["/Resources"]["/Font"].values()
    }
    assert any(font in each for each in embedded)
    assert "stand as" not in words_of(content)


def test_a_character_that_no_font_has_is_replaced_and_named_in_a_remark() -> None:
    text = words_of(brief_pdf(titled("The sign \U00013000 \ue000")))
    assert "The sign � �" in text
    assert "stand as �: U+E000 and U+13000 egyptian hieroglyph a001. The page shows them." in text


@pytest.mark.parametrize(
    ("how_many", "end"),
    [(5, "U+E003 and U+E004. The"), (6, "U+E004 and 1 more. The"), (8, "U+E004 and 3 more. The")],
)
def test_of_many_characters_that_no_font_has_five_are_named(how_many: int, end: str) -> None:
    text = words_of(brief_pdf(titled("".join(chr(0xE000 + n) for n in range(how_many)))))
    assert end in text


@pytest.mark.parametrize("text", ["a\x00\x07b", "\ufeffa", "\u202eabc", "\uffff", "e\u0301\u0331"])
def test_no_character_is_an_error(text: str) -> None:
    assert read(brief_pdf(titled(text))).pages


def test_200_actions_have_a_row_each_and_a_long_word_breaks() -> None:
    actions = [{"action": f"{n // 10 + 1}.{n % 10}", "unit": f"Unit {n // 50}"} for n in range(200)]
    text = words_of(brief_pdf(paper({"meeting/actions_to_decide": actions})))
    assert text.count("Train the partners") == 200
    assert "200 actions to decide on" in text
    assert text.count(" 200 overdue") > 3, "The heading of a group is repeated on its next page."
    assert len(read(brief_pdf(titled("A" * 4000))).pages) < 30


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert brief_pdf(paper()) == brief_pdf(paper())


@pytest.mark.parametrize(
    ("since", "as_of", "next_meeting"),
    [
        (date(2020, 12, 31), date(2021, 8, 31), date(2021, 12, 31)),
        (date(2020, 12, 31), date(2022, 6, 30), date(2023, 1, 31)),
        (date(2021, 7, 20), date(2021, 8, 31), None),
        (date(2021, 8, 31), date(2021, 8, 31), None),
    ],
)
def test_the_brief_of_crest_takes_four_pages_at_the_most(
    store: Store, since: date, as_of: date, next_meeting: date | None
) -> None:
    assert len(read(brief_pdf(crest(store, since, as_of, next_meeting))).pages) <= 4


def test_the_brief_of_crest_after_nine_reports_takes_four_pages_at_the_most(
    after_nine_reports: Store,
) -> None:
    made = crest(after_nine_reports, *crest_nine_dates.MEETINGS)
    assert len(made.frames["meeting/indicator_changes"]) > 15
    assert len(read(brief_pdf(made)).pages) <= 4


def test_the_first_page_has_the_verdict_women_and_men_money_and_what_must_be_decided(
    store: Store,
) -> None:
    made = crest(store, date(2021, 7, 18), date(2021, 7, 31), date(2021, 12, 31))
    first = read(brief_pdf(made)).pages[0]
    text = " ".join(first.extract_text().split())
    parts = (
        "8 of the 10 targets that can be compared are met or on track, and 2 are behind",
        "4 met", "4 on track", "2 behind", "6 matters to decide. No indicator moved",
        "140,420", "54,687 women, 51,195 men, 34,538 not recorded",
        "USD 4,615,580", "“more than 92 %”: Private funding as share of target",
        "What must be decided", "Civil society organisations engaged: 1 of 18",
    )  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_brief_of_crest_has_its_numbers(store: Store) -> None:
    text = words_of(brief_pdf(crest(store, date(2020, 12, 31), date(2021, 8, 31))))
    for part in (
        "27 indicators moved",
        "All indicators now: 4 met, 4 on track, 2 behind, 1 with target in another unit and "
        "14 with target not in the sources",
        "Migrant workers reached indirectly 140,420 (30 Sep 2020), no data before",
        "women 54,687; men 51,195; not recorded 34,538",
        "USD 4,615,580",
        "3 resolved and 16 opened",
    ):
        assert part in text, part
