"""Letters of the papers: found in the packages' fonts alone, replaced where no font has them."""

from reports.text.glyphs import font_families, fonts, letter_name, replace_missing_glyphs


def test_fonts_come_from_the_packages_and_latin_is_looked_for_first() -> None:
    assert font_families()[0] == "Noto Sans"
    assert {"Noto Sans Thai", "Noto Sans Bengali", "Noto Sans CJK SC"} <= set(font_families())
    assert set(font_families()) <= set(fonts().families())


def test_characters_that_a_font_has_are_kept() -> None:
    texts = ["Nguyễn Thị Ánh", "สำนักงาน", "ঢাকা ক্ষ", "国际移民", "✔ ▼ ½ ≥ 😀"]
    assert replace_missing_glyphs({"title": texts}) == ({"title": texts}, [])


def test_a_character_that_no_font_has_is_replaced_wherever_it_is() -> None:
    assert replace_missing_glyphs(["a\U00013000", {"b": ("\ue000", 1, None)}]) == (
        ["a�", {"b": ["�", 1, None]}],
        ["\ue000", "\U00013000"],
    )
    assert letter_name("\U00013000") == "U+13000 egyptian hieroglyph a001"


def test_invisible_characters_are_removed_and_letters_with_marks_become_one() -> None:
    assert replace_missing_glyphs("a\x07b\ufeff\u202ec\u0065\u0301")[0] == "a bcé"
    assert replace_missing_glyphs("\u200d")[0] == "\u200d"


def test_a_mark_that_no_font_has_with_its_letter_is_replaced() -> None:
    assert replace_missing_glyphs("ก\u0301x") == ("ก�x", ["\u0301"])
    assert replace_missing_glyphs("ก่า ক্ষ ☎\ufe0f") == ("ก่า ক্ষ ☎", [])
