"""The papers' own fonts for LibreOffice, so that its pictures resemble what readers see.

Calibri is seldom installed where pictures are made; Noto Sans stands instead, and is a little wider. LibreOffice draws
the Chinese font as boxes: for it the machine needs one of its own, such as Debian's fonts-wqy-microhei.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from reports.letters import FOLDERS

WEIGHTS = {"Regular": 400, "Bold": 700}

SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}
<match target="pattern"><test name="family"><string>Calibri</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans</string></edit></match>
</fontconfig>
"""


def for_office(folder: Path) -> Path:
    """Fontconfig's file, written with what it needs into `folder`: for the environment as FONTCONFIG_FILE."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for source in (path for found in FOLDERS for path in found.glob("*.tt[fc]")):
        (fonts / source.name).unlink(missing_ok=True)
        if not source.name.startswith(("NotoSans[", "NotoSansCJK")) and "Italic" not in source.name:
            (fonts / source.name).symlink_to(source)
    (main,) = FOLDERS[0].glob("NotoSans[[]*")
    for name, weight in WEIGHTS.items():
        if not (fonts / f"NotoSans-{name}.ttf").exists():
            _still(main, weight).save(fonts / f"NotoSans-{name}.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(SETTINGS.format(folders=f"<dir>{fonts}</dir>"), encoding="utf-8")
    return settings


def _still(path: Path, weight: int) -> TTFont:
    """The font at one weight: LibreOffice knows no bold of one whose weight may vary."""
    font = TTFont(path)
    at = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    still = instantiateVariableFont(font, {**at, "wght": weight}, updateFontNames=True)
    still["OS/2"].usWeightClass = weight
    return still
