"""Codes in words, where one must not be taken for another."""

from wording.codes import VERDICT_WORD, disagreement


def test_a_verdict_of_the_sources_is_told_in_its_own_words() -> None:
    assert VERDICT_WORD == {
        "achieved": "achieved",
        "on_track": "on track",
        "largely_on_track": "largely on track",
        "partly": "partly achieved",
        "off_track": "off track",
        "not_judged": "not judged",
    }


def test_on_what_the_sources_disagree() -> None:
    assert disagreement(1) == "1 figure, date or status"
    assert disagreement(1200) == "1,200 figures, dates or statuses"
