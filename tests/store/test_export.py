"""The files of a project as they stand, for a visitor to take away."""

from datetime import date

import pytest

from store import Store, contract, public_rows
from tests.conftest import OpenWorld

AS_OF = date(2021, 7, 31)


def test_every_file_has_the_columns_of_the_contract(crest_store: Store) -> None:
    for name, file in contract().items():
        rows = public_rows(crest_store, name, "crest", AS_OF, crest_store.revision())
        assert tuple(rows.columns) == file.column_names
        assert not rows.empty


def test_only_what_stands_is_given(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            {"value": 1, "reported_on": "2021-01-15"},
            {"value": 2, "reported_on": "2021-03-15"},
        ]
    )

    rows = public_rows(world.store, "results", "tiny", AS_OF, world.store.revision())

    assert list(rows["value"]) == [2.0]


def test_a_partner_that_is_not_named_has_no_name_and_no_note(open_world: OpenWorld) -> None:
    world = open_world(
        partnerships=[
            {
                "partnership": "P1",
                "partner": "Secret Ltd",
                "named": "no",
                "note": "Secret Ltd said",
            },
            {"partnership": "P2", "partner": "Open Ltd", "named": "yes", "note": "on its website"},
        ]
    )

    rows = public_rows(world.store, "partnerships", "tiny", AS_OF, world.store.revision())

    assert "Secret" not in rows.to_csv()
    assert list(rows["partner"].fillna("")) == ["", "Open Ltd"]


def test_a_conflict_about_a_partner_that_is_not_named_is_left_out(open_world: OpenWorld) -> None:
    about = {"file": "partnerships", "explanation": "Secret Ltd or Open Ltd"}
    world = open_world(
        partnerships=[
            {"partnership": "P1", "partner": "Secret Ltd", "named": "no"},
            {"partnership": "P2", "partner": "Open Ltd", "named": "yes"},
        ],
        conflicts=[
            {"conflict": "K1", "key": "P1", **about},
            {"conflict": "K2", "key": "P2", **about},
            {"conflict": "K3"},
        ],
    )

    rows = public_rows(world.store, "conflicts", "tiny", AS_OF, world.store.revision())

    assert list(rows["conflict"]) == ["K2", "K3"]
    said = world.rows(
        "select conflict from conflicts_known($project, $as_of, $revision) order by all"
    )
    assert said == [("K2",), ("K3",)]


def test_a_file_that_the_contract_does_not_know_is_an_error(crest_store: Store) -> None:
    with pytest.raises(KeyError):
        public_rows(crest_store, "passwords", "crest", AS_OF, 1)
