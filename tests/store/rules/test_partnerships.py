"""The register of partnerships: who may be named is decided today, and no small number is shown."""

import pytest

from store.contract.description import contract
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

NAMES = (
    "select partnership, partner, is_named from public_partnerships($projects, $as_of, $revision)"
)
SEEN = """
    select partner, type, sector, countries, signed::varchar, ended::varchar, phase, note
    from public_partnerships($projects, $as_of, $revision)
    order by partnership
"""
BREAKDOWN = """
    select type, partnerships::integer
    from partnership_breakdown($projects, $as_of, $revision)
    order by type is null, type
"""

HIDDEN = {"partner": "Hidden Ltd", "named": "no"}


def register(**kinds: int) -> list[Row]:
    """So many partnerships of each kind; `unknown` has a blank kind."""
    return [
        {"partnership": f"{kind}-{place}", "type": "" if kind == "unknown" else kind}
        for kind, how_many in kinds.items()
        for place in range(how_many)
    ]


# Who may be named


@pytest.mark.parametrize(
    ("named", "shown"), [("yes", ("P1", "Acme", True)), ("no", ("P1", None, False))]
)
def test_only_a_partner_that_may_be_named_has_a_name(
    open_ledger: OpenLedger, named: str, shown: object
) -> None:
    ledger = open_ledger(partnerships=[{"partner": "Acme", "named": named}])
    assert ledger.row(NAMES) == shown


def test_blank_is_no(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=[{"partner": "Acme", "named": ""}])
    assert ledger.row(NAMES) == ("P1", None, False)


def test_a_name_that_was_withdrawn_is_gone_from_every_date_and_revision(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(partnerships=[{"partner": "Acme", "named": "yes"}])
    before = ledger.store.revision()
    assert ledger.row(NAMES) == ("P1", "Acme", True)

    ledger.upload(partnerships=[{"partner": "Acme", "named": "no", "reported_on": "2021-07-01"}])

    assert ledger.row(NAMES, revision=before) == ("P1", None, False)
    assert ledger.row(NAMES, as_of="2021-02-01") == ("P1", None, False)
    assert ledger.row(NAMES, as_of="2021-02-01", revision=before) == ("P1", None, False)


def test_a_name_that_will_be_withdrawn_is_not_shown_until_then(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        partnerships=[
            {"partner": "Acme", "named": "yes"},
            {"partner": "Acme", "named": "no", "reported_on": "2030-01-01"},
        ]
    )
    assert ledger.row(NAMES) == ("P1", None, False)


def test_a_consent_does_not_reach_back(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        partnerships=[
            {"partner": "Acme", "named": "no"},
            {"partner": "Acme", "named": "yes", "reported_on": "2021-07-01"},
        ]
    )
    assert ledger.row(NAMES, as_of="2021-06-30") == ("P1", None, False)
    assert ledger.row(NAMES, as_of="2021-07-01") == ("P1", "Acme", True)


def test_undoing_the_withdrawal_gives_the_name_back(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=[{"partner": "Acme", "named": "yes"}])
    taken_back = ledger.upload(
        partnerships=[{"partner": "Acme", "named": "no", "reported_on": "2021-07-01"}]
    )
    assert ledger.row(NAMES) == ("P1", None, False)
    ledger.enter("undo", taken_back)
    assert ledger.row(NAMES) == ("P1", "Acme", True)


def test_consent_of_one_partner_does_not_name_another_that_was_there_before(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        partnerships=[
            {"partner": "Wrong Ltd", "named": "yes"},
            {"partner": "Acme", "named": "yes", "reported_on": "2021-07-01"},
        ]
    )
    assert ledger.row(NAMES, as_of="2021-06-30") == ("P1", None, False)


def test_nothing_identifies_an_unnamed_partner(open_ledger: OpenLedger) -> None:
    known = {
        "sector": "rubber", "countries": "VNM", "signed": "2020-02-03", "ended": "2021-01-31",
        "phase": "2", "note": "Hidden Ltd, the largest of its kind", "contribution_usd": 48592,
    }  # fmt: skip
    named = {**known, "partnership": "P2", "partner": "Acme", "named": "yes", "note": "Acme"}
    ledger = open_ledger(
        partnerships=[
            {**known, **HIDDEN},
            named,
            *register(company=2, un=3),
            {**HIDDEN, "partnership": "P3", "type": "academia"},
        ]
    )
    unnamed, acme, few = ledger.rows(SEEN)[:3]
    assert unnamed == (None, "company", None, None, None, None, None, None)
    assert acme == ("Acme", "company", "rubber", "VNM", "2020-02-03", "2021-01-31", "2", "Acme")
    assert few == (None, None, None, None, None, None, None, None)  # its kind has one alone


# How many there are of each kind


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        ({"company": 5, "un": 3}, [("company", 5), ("un", 3)]),
        ({"company": 5, "un": 2, "academia": 1}, [("company", 5), (None, 3)]),
        # the small ones come to fewer than three, so that the smallest other goes with them
        ({"company": 5, "coalition": 4, "un": 2}, [("company", 5), (None, 6)]),
        ({"company": 5, "coalition": 4, "un": 1, "academia": 1}, [("company", 5), (None, 6)]),
        ({"company": 5, "un": 1}, [(None, 6)]),
        # of two that are equally small, one is enough
        ({"company": 4, "coalition": 4, "un": 1}, [("company", 4), (None, 5)]),
        ({"un": 1, "academia": 1, "other": 1}, [(None, 3)]),
        # a register too small for a cell of three
        ({"company": 2}, []),
        ({"company": 1, "un": 1}, []),
        ({}, []),
        # a blank kind is a kind of its own: not known, which is not "other"
        ({"unknown": 3, "other": 3}, [("other", 3), ("unknown", 3)]),
    ],
)
def test_kinds_with_fewer_than_three_are_merged(
    open_ledger: OpenLedger, kinds: dict[str, int], shown: list[object]
) -> None:
    ledger = open_ledger(partnerships=register(**kinds))
    assert ledger.rows(BREAKDOWN) == shown


def test_two_kinds_that_must_have_two_each_are_not_reported(open_ledger: OpenLedger) -> None:
    """Six kinds shown and four left for the two others: each would have two. So a third is merged in."""
    shown = {"company": 5, "coalition": 5, "civil_society": 5, "un": 5, "foundation": 5}
    ledger = open_ledger(partnerships=register(**shown, academia=3, other=2, unknown=2))
    assert ledger.rows(BREAKDOWN)[-1] == (None, 7)
    assert ("academia", 3) not in ledger.rows(BREAKDOWN)


def test_there_are_eight_kinds_with_the_one_not_known() -> None:
    """The rule counts on it."""
    (kind,) = (column for column in contract()["partnerships"].columns if column.name == "type")
    assert len(kind.allowed) + 1 == 8


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_the_cells_make_the_register_and_none_is_small(open_ledger: OpenLedger, most: int) -> None:
    kinds = {"company": 3 * most, "coalition": most, "un": 2, "academia": 1}
    rows = open_ledger(partnerships=register(**kinds)).rows(BREAKDOWN)
    assert sum(count for _, count in rows) == sum(kinds.values())
    assert all(count >= 3 for _, count in rows)
