"""A code that leads nowhere."""

from store import contract
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row


def test_a_code_leads_to_what_is_there_or_comes_along(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"indicator": "1.10"}])
    rows: list[Row] = [
        {"indicator": "1.10"},  # row 2: is there
        {"indicator": "new"},  # row 3: comes along
        {"indicator": "1.1"},  # row 4: is another code than 1.10
        {"indicator": "1.10", "sex": "men", "source": "nowhere"},  # row 5
    ]
    mend = "Add it there, or write a code that is."
    assert ledger.faults(indicators=[{"indicator": "new"}], results=rows) == [
        f'results.csv, row 4, column indicator: "1.1" is not in indicators.csv. {mend}',
        f'results.csv, row 5, column source: "nowhere" is not in sources.csv. {mend}',
    ]


def test_a_blank_reference_leads_nowhere_and_is_none(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(conflicts=[{"shown_source": None, "other_source": None}])
    assert ledger.row("select shown_source from ledger.conflicts") is None


def test_where_the_codes_could_not_be_read_their_column_is_the_fault(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger()
    others = [name for name in contract()["indicators"].column_names if name != "indicator"]
    indicators = ledger.text(
        "indicators.csv", f"{','.join(others)}\ngoal{',' * (len(others) - 1)}\n"
    )
    text = ledger.faults(indicators, results=[{"indicator": "A"}])
    assert "indicators.csv, row 1, column indicator: is missing. Add it." in text
    assert not any(line.startswith("results.csv") for line in text)
