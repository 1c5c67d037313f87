"""Files that are dropped on the page Upload without a browser, and read there."""

from time import monotonic, sleep
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from store import Upload, upload_files
from store.ledger.originals import originals
from tests.sample_ledgers import NOW, Row, filled, write_file
from tests.store.reading.staged_files import csv_of
from web import answers

PATIENCE = 60.0

File = tuple[str, str | bytes]


def drop(at: AppTest, *files: File) -> AppTest:
    """Drop these files, in the place of those that lie there, and wait until they are read."""
    at.file_uploader[0].set_value(
        [(name, text if isinstance(text, bytes) else text.encode(), "") for name, text in files]
    )
    return read(at.run())


def read(at: AppTest) -> AppTest:
    """The page once its files are read: a slow machine shows first how far it is."""
    give_up = monotonic() + PATIENCE
    if "reader" in at.session_state and not at.session_state["reader"].is_done:
        while not at.session_state["reader"].is_done:
            assert monotonic() < give_up, "the files are never read"
            sleep(0.05)
    if at.get("status"):
        at.run()
    assert not at.exception, "\n".join(str(error.value) for error in at.exception)
    return at


def table(at: AppTest, title: str) -> pd.DataFrame:
    """The table with this title."""
    (found,) = [box for box in at.expander if box.label == title]
    rows: pd.DataFrame = found.dataframe[0].value
    return rows


def button(at: AppTest, label: str) -> Any:
    """The button with this label."""
    (found,) = [one for one in at.button if one.label == label]
    return found


def bring_meanwhile(folder: Any, *rows: Row) -> int:
    """Somebody else's upload of these results into the store of the page; gives back its revision."""
    path = write_file(folder, "results", [filled("results", row) for row in rows])
    upload = Upload("tiny", originals([path]), "somebody@example.org", "Meanwhile.", NOW)
    return upload_files(answers.the_store().cursor(), upload)


def results(*rows: Row, separator: str = ",") -> str:
    """The text of a results.csv."""
    return csv_of("results", *rows, separator=separator)
