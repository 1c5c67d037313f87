"""Codes in words, where one must not be taken for another."""

from wording.codes import VERDICT_WORD, disagreement


def test_a_verdict_of_the_sources_is_told_in_the_words_of_its_code() -> None:
    told = {
        code: word for code, word in VERDICT_WORD.items() if word.startswith(code.replace("_", " "))
    }
    assert told == VERDICT_WORD


def test_on_what_the_sources_disagree() -> None:
    assert disagreement(1) == "1 figure, date or status"
    assert disagreement(1200) == "1,200 figures, dates or statuses"
