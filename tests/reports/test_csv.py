"""A CSV file that people open: exact, and harmless in a spreadsheet."""

import pandas as pd
import pytest

from reports.csv import csv_for_people, csv_of_pieces


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(sign: str) -> None:
    made = csv_for_people(pd.DataFrame({"note": [f"{sign}1+1"]})).decode("utf-8-sig")

    assert f"'{sign}1+1" in made


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("''@", "'''@"),
        ("'s Hertogenbosch", "'s Hertogenbosch"),
        ("it's = 1", "it's = 1"),
    ],
)
def test_a_text_that_begins_with_an_apostrophe_gets_one_more(text: str, written: str) -> None:
    made = csv_for_people(pd.DataFrame({"note": [text]})).decode("utf-8-sig")

    assert made == f"note\r\n{written}\r\n"


def test_numbers_stay_numbers_and_blank_stays_blank() -> None:
    frame = pd.DataFrame({"value": [-5.5, None], "note": [None, "Việt Nam"]})

    assert csv_for_people(frame).decode("utf-8-sig") == "value,note\r\n-5.5,\r\n,Việt Nam\r\n"


def test_the_frame_that_is_shared_is_not_changed() -> None:
    frame = pd.DataFrame({"note": ["=1"]})
    csv_for_people(frame)

    assert frame["note"][0] == "=1"


def test_a_frame_in_pieces_is_one_file_with_the_same_escapes() -> None:
    frame = pd.DataFrame({"note": ["=1", "Việt Nam", "@x"]})
    pieces = (frame[at : at + 1] for at in range(3))

    assert csv_of_pieces(pieces) == csv_for_people(frame)
