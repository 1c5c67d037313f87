"""Which of Streamlit's files are compressed, and which scripts a page is said to need."""

import json
from pathlib import Path

import pytest

from web.transfer.page_head import EVERYWHERE, ICONS
from web.transfer.streamlit_files import STATIC, compressible, font, scripts

PAGE = '<head><script src="./static/js/index.AAAAAAAA.js"></script></head>'
MANIFEST = {
    "index.html": {
        "file": "static/js/index.AAAAAAAA.js",
        "dynamicImports": ["Map.tsx", "_Table.js", "gone.js"],
    },
    "Map.tsx": {
        "file": "static/js/Map.BBBBBBBB.js",
        "name": "Map",
        "imports": ["index.html", "_tiles.js", "_Table.js"],
    },
    "_Table.js": {
        "file": "static/js/Table.CCCCCCCC.js",
        "name": "Table",
        "imports": ["_tiles.js"],
    },
    "_tiles.js": {"file": "static/js/tiles.DDDDDDDD.js", "name": "tiles", "imports": ["Map.tsx"]},
}


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """The static folder of a small Streamlit."""
    folder = tmp_path / "static"
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "manifest.json").write_text(json.dumps(MANIFEST))
    for name in (
        "zoom.EEEEEEEE.js",
        "index.AAAAAAAA.js",
        "Map.BBBBBBBB.js",
        "plain.js",
        "a.FFFFFFFF.png",
    ):
        (folder / "static" / "js" / name).write_text(name)
    return folder


def test_a_part_needs_what_its_scripts_import_and_the_page_does_not_name(static: Path) -> None:
    assert scripts(["Map"], static) == (
        "static/js/Map.BBBBBBBB.js", "static/js/tiles.DDDDDDDD.js", "static/js/Table.CCCCCCCC.js",
    )  # fmt: skip
    assert scripts(["Table", "Map"], static)[0] == "static/js/Table.CCCCCCCC.js"
    assert len(scripts(["Table", "Map"], static)) == 3


def test_a_part_that_this_version_lacks_needs_nothing(static: Path) -> None:
    assert scripts(["Globe"], static) == ()
    (static / "manifest.json").unlink()
    assert scripts(["Map"], static) == ()
    assert font("Letters", static) == ()


def test_the_parts_that_pages_have_are_in_the_installed_version() -> None:
    for part in EVERYWHERE:
        first = scripts([part])[0]
        assert Path(first).name.startswith(f"{part}.")
    for name in (*scripts(EVERYWHERE), *font(ICONS)):
        assert (STATIC / name).is_file()
    assert len(font(ICONS)) == 1


def test_text_whose_name_holds_its_hash_is_compressed_what_the_page_names_first(
    static: Path,
) -> None:
    assert compressible(static) == (
        "static/js/index.AAAAAAAA.js", "static/js/Map.BBBBBBBB.js", "static/js/zoom.EEEEEEEE.js",
    )  # fmt: skip


def test_no_link_leads_out_of_the_folder(static: Path) -> None:
    outside = static.parent / "secrets.HHHHHHHH.js"
    outside.write_text("not for visitors")
    (static / "static" / "js" / "leak.HHHHHHHH.js").symlink_to(outside)
    (static / "static" / "way").symlink_to(static.parent)
    within = static / "static" / "js" / "index.AAAAAAAA.js"
    (static / "static" / "js" / "again.GGGGGGGG.js").symlink_to(within)

    names = compressible(static)

    assert "static/js/again.GGGGGGGG.js" in names
    assert not [name for name in names if "leak" in name or "way" in name or "secrets" in name]
