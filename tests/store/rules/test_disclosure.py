"""Which names may not be shown, how they are found in a text, and what is shown instead."""

from collections.abc import Sequence

import pytest

from store.disclosure.masking import for_visitors
from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, SampleLedger, filled

PARTS = "[partner not named]"
WHOLE = "[a text that names a partner not named]"

HIDDEN = """
    select trim(folded_name), partnerships, longest_word, within
    from hidden_names($projects, $revision)
    order by all
"""


def hidden(ledger: SampleLedger, revision: int | None = None) -> list[str]:
    """The names that may not be shown, as they are looked for."""
    return [name.replace("  ", " ") for name, *_ in ledger.rows(HIDDEN, revision=revision)]


def partners(*names: str, named: str = "no") -> list[Row]:
    return [
        {"partnership": f"{named}-{place}", "partner": name, "named": named}
        for place, name in enumerate(names)
    ]


# Which names those are


def test_the_name_of_a_partner_that_may_not_be_named(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        partnerships=partners("Acme  Holdings") + partners("Open Ltd", named="yes")
    )
    assert ledger.rows(HIDDEN) == [("acme  holdings", ["no-0"], "holdings", [])]


def test_without_such_a_partner_there_is_none(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners("Open Ltd", named="yes"))
    assert ledger.rows(HIDDEN) == []
    assert ledger.rows("from what_to_hide($projects, $revision)") == []


def test_blank_and_placeholders_are_no_names(open_ledger: OpenLedger) -> None:
    assert hidden(open_ledger(partnerships=partners("", "-", "???", "…"))) == []


def test_blank_is_no(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=[{"partner": "Acme", "named": ""}])
    assert hidden(ledger) == ["acme"]


def test_one_name_in_two_writings_is_one(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners("Zürich AG", "ZÜRICH  ag", " Zu\u0308rich AG "))
    assert ledger.rows(HIDDEN) == [("zürich  ag", ["no-0", "no-1", "no-2"], "zürich", [])]


def test_all_names_that_a_partnership_ever_had(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        partnerships=[
            {"partner": "First Ltd", "named": "yes"},
            {"partner": "Second Ltd", "named": "yes", "reported_on": "2021-02-01"},
            {"partner": "", "named": "no", "reported_on": "2021-03-01"},
        ]
    )
    assert hidden(ledger) == ["first ltd", "second ltd"]


def test_the_former_name_of_a_partner_that_is_named(open_ledger: OpenLedger) -> None:
    """A partner that agreed to be named did so under the name in force."""
    ledger = open_ledger(
        partnerships=[
            {"partner": "Former Ltd", "named": "yes"},
            {"partner": "Acme", "named": "yes", "reported_on": "2021-02-01"},
        ]
    )
    assert hidden(ledger) == ["former ltd"]


def test_a_name_that_is_open_elsewhere_is_not_hidden(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners("ACME") + partners("Acme", named="yes"))
    assert hidden(ledger) == []


def test_a_name_that_will_be_withdrawn_is_hidden_from_now_on(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        partnerships=[
            {"partner": "Acme", "named": "yes"},
            {"partner": "Acme", "named": "no", "reported_on": "2030-01-01"},
        ]
    )
    assert hidden(ledger) == ["acme"]


def test_a_name_of_an_undone_upload_is_hidden_where_its_rows_are_shown(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(partnerships=partners("Acme", named="yes"))
    brought = ledger.upload(partnerships=partners("Wrong Ltd"))
    assert hidden(ledger) == ["wrong ltd"]

    ledger.enter("undo", brought)

    assert hidden(ledger) == []
    assert hidden(ledger, revision=brought) == ["wrong ltd"]

    ledger.enter("redo", brought)
    assert hidden(ledger) == ["wrong ltd"]


def test_another_project_hides_names_of_its_own(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners("Acme"))
    ledger.project = "other"
    assert hidden(ledger) == []


# How a name is found, and what is shown instead

NAMES = (
    "Acme Holdings", "UN", "Zürich & Söhne AG", "Straße", "C++", "[a-z]*", "O'Neill-Smith", "华为", "ปตท จำกัด",
    "삼성", "Мир", "(RED)", "Finco", "Alpha", "Alpha Beta Gamma", "ΟΔΟΣ",
)  # fmt: skip
OPEN_NAMES = ("Acme Holdings Foundation", "Alpha Beta")

SHOWN = {
    "Acme Holdings said so.": f"{PARTS} said so.",
    "by ACME   holdings": f"by {PARTS}",
    "Acme\u00a0Holdings, Acme\nHoldings, Acme\r\n\tHoldings": f"{PARTS}, {PARTS}, {PARTS}",
    "Acme Holdings Acme Holdings": f"{PARTS} {PARTS}",
    "acme_holdings.csv, acme-holdings.org": f"{PARTS}.csv, {PARTS}.org",
    "“Acme Holdings”": f"“{PARTS}”",
    "Acme Holdings' and Acme Holdings’s": f"{PARTS}' and {PARTS}’s",
    # as a whole only
    "Acme and Holdings": "Acme and Holdings",
    "Acme. Holdings": "Acme. Holdings",
    "Acme HoldingsX, XAcme Holdings": "Acme HoldingsX, XAcme Holdings",
    "The UN under an un.": f"The {PARTS} under an {PARTS}.",
    "under, run, UNESCO": "under, run, UNESCO",
    "Миру мирный, мир": f"Миру мирный, {PARTS}",
    # letters
    "zürich & söhne ag": PARTS,
    "Zu\u0308rich & So\u0308hne AG": PARTS,
    "Zurich & Sohne AG": "Zurich & Sohne AG",
    "STRASSE, strasse, Straße": f"{PARTS}, {PARTS}, {PARTS}",
    "οδος ΟΔΟΣ": f"{PARTS} {PARTS}",
    "ﬁnco": PARTS,
    # signs
    "in C++ or c": f"in {PARTS} or c",
    "abc [a-z]*": f"abc {PARTS}",
    "O’Neill–Smith": PARTS,
    "the (red) one": f"the {PARTS} one",
    # scripts that write words together
    "在华为公司": f"在{PARTS}公司",
    "กับปตท จำกัดใน": f"กับ{PARTS}ใน",
    "삼성은": f"{PARTS}은",
    # a longer name that may be shown
    "Acme Holdings Foundation": "Acme Holdings Foundation",
    "Acme Holdings Foundation of Acme Holdings": f"Acme Holdings Foundation of {PARTS}",
    "Alpha, Alpha Beta, Alpha Beta Gamma": f"{PARTS}, Alpha Beta, {PARTS}",
    # what cannot be cut out
    "Acme Hold\u00adings said so": WHOLE,
    # all else stays as it is, to the last sign
    "": "",
    " \t\r\n\x0b": " \t\r\n\x0b",
    "<b>=1+1</b> 'x'": "<b>=1+1</b> 'x'",
    "\u202eRTL\u202c 😀 e\u0301": "\u202eRTL\u202c 😀 e\u0301",
}


def test_what_is_shown_of_a_text(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners(*NAMES) + partners(*OPEN_NAMES, named="yes"))
    shown = masked(ledger, list(SHOWN))
    assert dict(zip(SHOWN, shown, strict=True)) == SHOWN


def test_of_no_text_nothing_is_shown(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners("Acme"))
    assert masked(ledger, [None]) == [None]


# Of several projects at once


def another(ledger: SampleLedger, code: str, *rows: Row) -> None:
    """One more project in the store of `ledger`, of an upload of its own, with these rows of partnerships."""
    cursor = ledger.store.cursor()
    cursor.execute("update ledger.head set revision = revision + 1")
    given = {"project": code, "revision": ledger.store.revision(), "at": NOW}
    cursor.execute(
        "insert into ledger.entry by name select $revision as revision, $project as project, "
        "'upload' as kind, $at as entered_at, 'team@example.org' as entered_by, 'A test.' as note",
        given,
    )
    for place, row in enumerate(rows, start=2):
        brought = {**filled("partnerships", row), **given, "row": place}
        del brought["at"]
        columns = ", ".join(
            "$row as in_row" if name == "row" else f"${name} as {name}" for name in brought
        )
        cursor.execute(f"insert into ledger.partnerships by name select {columns}", brought)


def test_each_project_hides_names_of_its_own(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=partners("Acme"))
    another(ledger, "other", *partners("Acme", "Bolt Ltd") + partners("Acme Ltd", named="yes"))
    another(ledger, "third", *partners("Acme", named="yes"))
    assert ledger.rows(
        "select project, trim(folded_name), partnerships, within "
        "from hidden_names(['tiny', 'other', 'third'], $revision) order by all"
    ) == [
        ("other", "acme", ["no-0"], [" acme  ltd "]),
        ("other", "bolt  ltd", ["no-1"], []),
        ("tiny", "acme", ["no-0"], []),
    ]
    assert ledger.rows("select count(*) from what_to_hide(['tiny', 'other'], $revision)") == [(1,)]
    assert ledger.rows("from what_to_hide(['third', 'no such'], $revision)") == []
    assert ledger.rows("from open_partners(['tiny', 'other', 'third']) order by all") == [
        ("other", "yes-0", "Acme Ltd"),
        ("third", "yes-0", "Acme"),
    ]
    assert ledger.rows(
        "select project, count(*) from not_shown(['tiny', 'other', 'third']) group by all order by all"
    ) == [("other", 10), ("tiny", 5)]


def test_a_text_is_shown_without_the_names_of_the_projects_that_are_asked_for(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(partnerships=partners("Acme"))
    another(ledger, "other", *partners("Bolt Ltd"))
    another(ledger, "third", *partners("Crane & Co"))
    text = "Acme, Bolt Ltd and Crane & Co: acmes, Bolt, crane_&_co"
    for projects, shown in {
        ("tiny",): f"{PARTS}, Bolt Ltd and Crane & Co: acmes, Bolt, crane_&_co",
        ("third", "tiny"): f"{PARTS}, Bolt Ltd and {PARTS}: acmes, Bolt, {PARTS}",
        ("other", "no such"): f"Acme, {PARTS} and Crane & Co: acmes, Bolt, crane_&_co",
        (): text,
        None: f"{PARTS}, {PARTS} and {PARTS}: acmes, Bolt, {PARTS}",
    }.items():
        assert masked(ledger, [text], projects) == [shown]


LONGER = "Acme Foundation, Acme Trust, Acme"


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        # both may show the same longer name
        (["Acme Foundation"], ["Acme Foundation"], f"Acme Foundation, {PARTS} Trust, {PARTS}"),
        # one of them may not
        (["Acme Foundation"], [], f"{PARTS} Foundation, {PARTS} Trust, {PARTS}"),
        # each may show another one
        (["Acme Foundation"], ["Acme Trust"], f"{PARTS} Foundation, {PARTS} Trust, {PARTS}"),
        (
            ["Acme Foundation", "Acme Trust"],
            ["Acme Trust"],
            f"{PARTS} Foundation, Acme Trust, {PARTS}",
        ),
    ],
)
def test_a_name_that_two_projects_hide_is_shown_in_a_longer_one_that_both_may_show(
    open_ledger: OpenLedger, first: list[str], second: list[str], shown: str
) -> None:
    ledger = open_ledger(partnerships=partners("Acme") + partners(*first, named="yes"))
    another(ledger, "other", *partners("Acme") + partners(*second, named="yes"))
    assert masked(ledger, [LONGER], ("tiny", "other")) == [shown]
    assert masked(ledger, [LONGER], ("other", "tiny")) == [shown]


def test_a_longer_name_that_another_project_hides_or_hides_a_part_of_is_not_shown(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        partnerships=partners("Acme") + partners("Acme Trust", "Acme Ltd", named="yes")
    )
    another(ledger, "other", *partners("Acme Trust", "Ltd"))
    sentences = ["Acme Trust, Acme", "Acme Ltd"]
    assert masked(ledger, sentences, ("tiny", "other")) == [f"{PARTS}, {PARTS}", f"{PARTS} {PARTS}"]
    assert masked(ledger, sentences, ("tiny",)) == [f"Acme Trust, {PARTS}", "Acme Ltd"]


def test_of_fifty_projects_every_hidden_name_is_masked_and_nothing_else(
    open_ledger: OpenLedger,
) -> None:
    """Names that share words, one of which is the beginning of another, and one open name to each hidden one."""
    hidden_of = [f"Harbour {number} Holdings" for number in range(50)]
    open_of = [f"Harbour {number} Trust" for number in range(50)]
    ledger = open_ledger(partnerships=partners(hidden_of[0]) + partners(open_of[0], named="yes"))
    for number in range(1, 50):
        rows = partners(hidden_of[number]) + partners(open_of[number], named="yes")
        another(ledger, f"other-{number}", *rows)
    text = "We met {}; {}, Harbour {} and Holdings, at harbour-{}."
    sentences = [
        text.format(hidden_of[number], open_of[number], number, number) for number in range(50)
    ]
    shown = [text.format(PARTS, open_of[number], number, number) for number in range(50)]
    assert masked(ledger, sentences, None) == shown
    assert masked(ledger, [" / ".join(hidden_of + open_of)], None) == [
        " / ".join([PARTS] * 50 + open_of)
    ]
    assert masked(ledger, sentences, ("tiny",)) == [shown[0], *sentences[1:]]


def masked(
    ledger: SampleLedger, texts: Sequence[str | None], projects: Sequence[str] | None = ("tiny",)
) -> list[str | None]:
    """What is shown of each of these texts, where the names of these projects (None: of all) may not be."""
    rows = for_visitors(
        ledger.store,
        "select unnest($texts::varchar[]) as text, unnest(range(len($texts))) as place "
        f"{'' if projects is None else 'where $projects::varchar[] is not null '}order by place",
        {"texts": texts} if projects is None else {"texts": texts, "projects": projects},
    )
    return [row[0] for row in rows.fetchall()]
