"""What the tests of the rules may ask for besides: many cases in one ledger."""

from collections.abc import Iterable, Mapping

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Case, Compare, answers, code_of, joined


@pytest.fixture
def compare(open_ledger: OpenLedger, subtests: pytest.Subtests) -> Compare:
    """Compare many cases of one question: `compare(sql, {"a name": case("met", results=[{"value": 100}])})`."""

    def compare_each(
        sql: str,
        cases: Mapping[str, Case],
        code: str = "indicator",
        **shared: Iterable[Row],
    ) -> None:
        ledger = open_ledger(**joined(cases.values(), code, shared))
        codes = [code_of(number, code) for number in range(1, len(cases) + 1)]
        found = {
            as_of: answers(ledger, sql, as_of)
            for as_of in sorted({one.as_of for one in cases.values()})
        }
        for own, (name, one) in zip(codes, cases.items(), strict=True):
            with subtests.test(name):
                assert found[one.as_of].get(own, []) == one.expected
        for of_day in found.values():
            assert set(of_day) <= set(codes)

    return compare_each
