"""The Overview: where the project stands, and what needs attention."""

from pathlib import Path

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, links, words, written


def test_the_tiles_are_the_state_of_crest(read_page: ReadPage) -> None:
    at = read_page("overview.py", as_of="2021-07-31")

    assert [tile.value for tile in at.metric] == [
        "4", "4", "2", "0 of 20", "140,420", "about 3,700", "USD 4,615,580",
        "more than 92 %",
    ]  # fmt: skip
    shown = words(at)
    assert "indicators ✔ met" in shown
    assert "Migrant workers reached indirectly, 30 September 2020" in shown
    assert "Private funding as share of target, as the source says, 30 September 2020" in shown
    assert (
        "15 further indicators: 1 with target in another unit and 14 with target not in the sources."
        in shown
    )
    assert "Of 10 indicators with a target: 4 met, 4 on track and 2 behind." in shown


def test_names_what_needs_attention_and_leads_there(read_page: ReadPage) -> None:
    at = read_page("overview.py", as_of="2021-07-31")

    assert "Open conflicts between or within the sources (16)" in words(at)
    ways = dict(links(at))
    assert (
        ways[
            "Civil society organisations engaged: 1 of 18 (date not stated, taken as 30 September 2020)"
        ]
        == "as_of=2021-07-31&indicator=x-csos"
    )
    assert "Migrant workers reached indirectly: 34,538 of 140,420 (30 September 2020)" in ways


def test_past_deadline_without_a_report_is_not_called_overdue(read_page: ReadPage) -> None:
    shown = words(read_page("overview.py", as_of="2026-11-22"))

    assert "Actions past their deadline, nothing reported (18)" in shown
    assert "Actions past their deadline, last reported before it (2)" in shown
    assert "Overdue" not in shown


def test_a_due_date_that_passed_without_a_report_is_not_called_behind(read_page: ReadPage) -> None:
    at = read_page("overview.py", as_of="2026-11-26")
    shown = words(at)

    assert [(tile.value, tile.label) for tile in at.metric][:4] == [
        ("4", "indicators ✔ met"),
        ("0", "indicators ▲ on track"),
        ("0", "indicators ▼ behind"),
        ("6", "indicators □ not reported (last: 4 on track, 2 behind)"),
    ]
    assert "Not reported since their due date (6)" in shown
    assert (
        "Civil society organisations engaged: 1 of 18 (date not stated, taken as 30 September 2020, last: behind)"
        in dict(links(at))
    )
    assert "Behind what was expected" not in shown
    assert (
        "Of 10 indicators with a target: 4 met and 6 not reported (last: 4 on track, 2 behind)."
        in shown
    )
    (bullets,) = figures(at)
    assert (
        "1 of 18 · □ not reported since 30 September 2020<br>last: behind, 30 September 2020"
        in written(bullets)
    )


def test_bullets_write_their_values(read_page: ReadPage) -> None:
    (bullets,) = figures(read_page("overview.py", as_of="2021-07-31"))

    assert "914 of 1,000 · ▲ on track" in written(bullets)
    assert "1 of 18 · ▼ behind" in written(bullets)


def test_before_anything_was_known_there_is_nothing(read_page: ReadPage) -> None:
    at = read_page("overview.py", as_of="2021-07-17")

    shown = words(at)
    assert "No indicator has a target as of this date." in shown
    assert "Shown is what was known by 17 July 2021." in shown
    assert "140,420" not in shown
    assert not figures(at)


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("overview.py", data=make_project(tmp_path / "data"))

    shown = words(at)
    assert "No indicator has a target as of this date." in shown
    assert (
        "Nothing is behind, not reported, overdue, due soon, or in conflict as of this date."
        in shown
    )
    assert "This project has no indicator and no action yet." in shown
    assert not at.metric
    assert not figures(at)
