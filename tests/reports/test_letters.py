"""Letters of the papers: found in the packages' fonts alone, replaced where no font has them."""

from reports.letters import drawn, families, fonts, named


def test_fonts_come_from_the_packages_and_latin_is_looked_for_first() -> None:
    assert families()[0] == "Noto Sans"
    assert {"Noto Sans Thai", "Noto Sans Bengali", "Noto Sans CJK SC"} <= set(families())
    assert set(families()) <= set(fonts().families())


def test_letters_that_a_font_has_stay() -> None:
    said = ["Nguyễn Thị Ánh", "สำนักงาน", "ঢাকা ক্ষ", "国际移民", "✔ ▼ ½ ≥ 😀"]
    assert drawn({"title": said}) == ({"title": said}, [])


def test_a_letter_that_none_has_is_replaced_wherever_it_stands() -> None:
    assert drawn(["a\U00013000", {"b": ("\ue000", 1, None)}]) == (
        ["a�", {"b": ["�", 1, None]}],
        ["\ue000", "\U00013000"],
    )
    assert named("\U00013000") == "U+13000 egyptian hieroglyph a001"


def test_signs_that_nobody_sees_are_taken_out_and_letters_with_marks_become_one() -> None:
    assert drawn("a\x07b\ufeff\u202ec\u0065\u0301")[0] == "a bcé"
    assert drawn("\u200d")[0] == "\u200d"


def test_a_mark_that_no_font_has_with_its_letter_is_replaced() -> None:
    assert drawn("ก\u0301x") == ("ก�x", ["\u0301"])
    assert drawn("ก่า ক্ষ ☎\ufe0f") == ("ก่า ক্ষ ☎", [])
