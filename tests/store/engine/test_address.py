"""The address of a store: read, shown without its password, and the error where no store can be opened."""

import pytest

from store.engine.address import Lake, is_lake, lake, shown
from store.faults import StoreUnreachable

UNREAD = (
    "RESULTS_STORE begins with ducklake: and cannot be read. Write it as "
    "ducklake:postgres:host=… dbname=… user=… data_path=… (see docs/second-engine.md)."
)


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        (
            "ducklake:postgres:host=db dbname=results user=team data_path=/shared/results",
            Lake("postgres:host=db dbname=results user=team", "/shared/results", None),
        ),
        (
            "ducklake:postgres:password=secret host=db data_path=s3://bucket/folder",
            Lake("postgres:host=db", "s3://bucket/folder", "secret"),
        ),
        (
            r"ducklake:postgres:host=db password='two \'words\'' data_path='/shared folder/results'",
            Lake("postgres:host=db", "/shared folder/results", "two 'words'"),
        ),
        ("ducklake:postgres:service=results", Lake("postgres:service=results", None, None)),
        ("ducklake:var/a catalog.ducklake", Lake("var/a catalog.ducklake", None, None)),
        (
            "ducklake:var/catalog.ducklake data_path=/shared",
            Lake("var/catalog.ducklake", "/shared", None),
        ),
    ],
)
def test_a_ducklake_address_is_read_in_its_parts(address: str, parts: Lake) -> None:
    assert lake(address) == parts


@pytest.mark.parametrize(
    "address",
    [
        "ducklake:",
        "ducklake:postgres:",
        "ducklake:postgres:data_path=/shared",
        "ducklake:postgres:postgresql://team:secret@db/results",
        "ducklake:postgres:host=db secret",
        "ducklake:postgres:host=db password='secret",
    ],
)
def test_an_address_that_cannot_be_read_is_not_shown(address: str) -> None:
    """It may have a password in it, anywhere."""
    with pytest.raises(StoreUnreachable) as error:
        lake(address)
    assert str(error.value) == UNREAD


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("var/results.duckdb", "var/results.duckdb"),
        (
            "ducklake:postgres:host=db password=secret dbname=results",
            "ducklake:postgres:host=db  dbname=results",
        ),
        ("ducklake:postgres:PASSWORD=secret host=db", "ducklake:postgres:host=db"),
        (
            "ducklake:postgres:host=db password='the secret' data_path='/team\\'s files'",
            "ducklake:postgres:host=db data_path='/team\\'s files'",
        ),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, expected: str) -> None:
    assert shown(address) == expected
    assert shown(expected) == expected


def test_any_other_address_is_a_file() -> None:
    assert not is_lake("var/results.duckdb")
    assert not is_lake(":memory:")
    assert is_lake("ducklake:var/results.ducklake")
