"""The papers' own fonts for LibreOffice, so that its pictures resemble what readers see.

Calibri is seldom installed where pictures are made; Noto Sans replaces it, and is a little wider. LibreOffice draws
the Chinese font as boxes: the machine needs another one, such as Debian's fonts-wqy-microhei.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from reports.text.glyphs import FOLDERS

WEIGHTS = {"Regular": 400, "Bold": 700}

SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}
<match target="pattern"><test name="family"><string>Calibri</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans</string></edit></match>
</fontconfig>
"""


def write_font_settings(folder: Path) -> Path:
    """Write a configuration of Fontconfig and its fonts into `folder`; gives back its path, for FONTCONFIG_FILE."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for source in (path for found in FOLDERS for path in found.glob("*.tt[fc]")):
        (fonts / source.name).unlink(missing_ok=True)
        if not source.name.startswith(("NotoSans[", "NotoSansCJK")) and "Italic" not in source.name:
            (fonts / source.name).symlink_to(source)
    (main,) = FOLDERS[0].glob("NotoSans[[]*")
    for name, weight in WEIGHTS.items():
        if not (fonts / f"NotoSans-{name}.ttf").exists():
            _static_font(main, weight).save(fonts / f"NotoSans-{name}.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(SETTINGS.format(folders=f"<dir>{fonts}</dir>"), encoding="utf-8")
    return settings


def _static_font(path: Path, weight: int) -> TTFont:
    """The font at one weight: LibreOffice finds no bold in a font of variable weight."""
    font = TTFont(path)
    at = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    static = instantiateVariableFont(font, {**at, "wght": weight}, updateFontNames=True)
    static["OS/2"].usWeightClass = weight
    return static
