"""A code that leads nowhere."""

import pytest

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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("survey-2021", "baseline-survey"),  # a word in common
        ("Baseline Survey", "baseline-survey"),  # the same letters
        ("the minutes of may", "minutes"),  # its title, in any case
        ("2.a", "2.A"),
        ("2a", "2.A"),
        ("baselin-survay", "baseline-survey"),  # mistyped
        ("2.B", None),  # short codes differ by too little
        ("----", None),
        ("nowhere", None),
    ],
)
def test_a_code_that_was_probably_meant_is_named(
    open_ledger: OpenLedger, written: str, meant: str | None
) -> None:
    sources: list[Row] = [
        {"source": "report"},
        {"source": "baseline-survey", "title": "Households"},
        {"source": "minutes", "title": "The minutes of May"},
        {"source": "2.A", "title": "An annex"},
    ]
    ledger = open_ledger(indicators=[{}], sources=sources)
    mend = "Add it there, or write a code that is"
    end = f': did you mean "{meant}"?' if meant else "."
    assert ledger.faults(results=[{"source": written}]) == [
        f'results.csv, row 2, column source: "{written}" is not in sources.csv. {mend}{end}'
    ]


def test_nothing_of_another_project_is_suggested(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    ledger.store.cursor().execute(
        "insert into ledger.sources by name (select * replace ('other' as project, 'survey-of-may' as source) "
        "from ledger.sources)"
    )
    assert ledger.faults(results=[{"source": "survey-of-june"}]) == [
        'results.csv, row 2, column source: "survey-of-june" is not in sources.csv. '
        "Add it there, or write a code that is."
    ]
