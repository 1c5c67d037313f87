"""The address at the foot of each sheet: nothing in it ends the style sheet that it stands in."""

import pytest

from pages.parts.shared.printed_address import css_text


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org:8501/a/results?as_of=2021-07-31&indicator=2.A", None),
        ("http://x/?a=%3Cb%3E+c~d", None),
        ('a"b', r"a\22 b"),
        ("</style>", r"\3c /style\3e "),
        ("a\\b\n", r"a\5c b\a "),
        ("x'y;z", r"x\27 y\3b z"),
    ],
)
def test_an_address_is_text_in_a_style_sheet(address: str, written: str | None) -> None:
    assert css_text(address) == (address if written is None else written)
