"""Which encoding a text is in that is not Unicode.

Few letters are little evidence. chardet knows which bytes follow each other in a language, but not that no word is
half Latin and half Greek (`Zoλ`), that no word has a capital among small letters (`itÕs`), or that `¹` is no letter. So
each encoding is tried, and the words that it gives are tested; chardet and what is common decide between the rest.

A guess is certain where every encoding that makes about as much sense reads the same. Else it may be wrong, and so few
letters allow no better one: `Rīga` in Windows-1257 has the very bytes of `Rîga` in Windows-1252.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import chardet

# What Excel and LibreOffice write where it is not Unicode, by the name of Python's codec.
ENCODINGS = {
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1258": "Windows-1258 (Vietnamese)",
    "cp874": "Windows-874 (Thai)",
    "iso8859_15": "ISO-8859-15 (Western Europe)",
    "mac_roman": "Mac Roman (Western Europe)",
    "gb18030": "GB18030 (simplified Chinese)",
    "big5hkscs": "Big5 (traditional Chinese)",
    "cp932": "Shift-JIS (Japanese)",
    "cp949": "EUC-KR (Korean)",
}

# How much an encoding is preferred over another of the same likelihood by chardet, since it is more common.
COMMON = {"cp1252": 4.0, "mac_roman": 0.5, "iso8859_15": 0.6}

# The letters beyond ASCII of each language that is written in an encoding of Latin letters.
WESTERN = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "áéíñóúü",  # Spanish
    "áàâãçéêíóôõúü",  # Portuguese
    "äöüßé",  # German
    "àèéìíîòóùú",  # Italian
    "àçèéíïòóúü",  # Catalan
    "áçèéêëïíóôöúûü",  # Dutch
    "åäöé",  # Swedish, Finnish
    "åæøéèêóòôü",  # Danish, Norwegian
)
ALPHABETS = {
    "cp1252": WESTERN,
    "iso8859_15": WESTERN,
    "mac_roman": WESTERN,
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîşţ",  # Romanian
        "čćđšž",  # Bosnian, Croatian, Serbian, Slovenian
    ),
    "cp1254": ("âçğıi\u0307îöşûü",),  # Turkish; its İ in small letters is i and a dot
    "cp1257": (
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "äõöšüž",  # Estonian
    ),
    "cp1258": ("àáâãèéêìíòóôõùúýăđĩũơư\u0300\u0301\u0303\u0309\u0323",),  # Vietnamese
}
EAST_ASIAN = {"gb18030", "big5hkscs", "cp932", "cp949"}

# The signs between words. Within a word there are only apostrophes, dashes and the dot of Catalan.
WITHIN = "’‘´·–—\xad"
OPENING = "¿¡£"
CLOSING = "²³¹ºª½¼¾™®…€†‡‰"
BETWEEN = "“”„‚«»‹›•©°¥±×÷"
SIGNS = {*WITHIN, *OPENING, *CLOSING, *BETWEEN, *"µ₫،؛؟ـ־׳״฿ฯ"}

LETTER = r"[^\W\d_²³¹ºª½¼¾]"
BEYOND = r"[^\W\d_a-zA-Z²³¹ºª½¼¾]"
MARK = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0e31-\u0e4e"
WORD = re.compile(rf"(?:{LETTER}|[{MARK}])+")
AMISS = re.compile(
    rf"{LETTER}[{OPENING}]|[{CLOSING}]{LETTER}|{LETTER}[{BETWEEN}]{LETTER}|[a-z]–[a-z]"
    rf"|[0-9]{BEYOND}|{BEYOND}[0-9]"
)
# Three letters with an accent in a row, and what neither Spanish nor French spells.
NOT_WESTERN = re.compile(r"[^ -~]{3}|ñ(?![aeiouáéíóú])|\Aè")
ALONE = set("àáâåäæèéêìíòóôöøùúÀÉÈÓаеиоуявкАВИКОСУЯηοόή")  # letters that are a word

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")

# An encoding with this share of the likeliest one's sense is a rival: a file may hold several languages.
ABOUT = 0.6
# Where a smaller share of the words makes sense, all of them are doubtful.
LEAST = 0.4


@dataclass(frozen=True)
class Guess:
    """An encoding that cells may be in. doubtful: those of them that another encoding reads as sensibly, otherwise."""

    encoding: str
    doubtful: tuple[bytes, ...]


def guesses(cells: Sequence[bytes]) -> Iterator[Guess]:
    """The encodings that `cells` may be in, the likeliest first."""
    sample = b"\n".join(cells)
    readings = dict(_readings(sample))
    sense = {name: _sense(text, name) for name, text in readings.items()}
    likely = _likelihood(sample)
    order = sorted(
        readings,
        key=lambda name: (round(sense[name], 1), likely.get(name, 0.001) * COMMON.get(name, 1.0)),
        reverse=True,
    )
    for name in order:
        rivals = [other for other in order if sense[other] >= ABOUT * sense[name]]
        doubtful = cells if sense[name] < LEAST else _differing(cells, name, rivals)
        yield Guess(name, tuple(doubtful))


def _differing(cells: Sequence[bytes], name: str, rivals: Sequence[str]) -> list[bytes]:
    return [
        cell for cell in cells if any(cell.decode(rival) != cell.decode(name) for rival in rivals)
    ]


def _readings(sample: bytes) -> Iterator[tuple[str, str]]:
    """The sample as text, for each encoding that can read it."""
    for name in ENCODINGS:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text):
            yield name, text


def _likelihood(sample: bytes) -> dict[str, float]:
    """The likelihood of each encoding by chardet."""
    by_name = {codecs.lookup(name).name: name for name in ENCODINGS}
    found = chardet.detect_all(
        sample, ignore_threshold=True, compat_names=False, include_encodings=list(ENCODINGS)
    )
    return {
        by_name.get(codecs.lookup(one["encoding"]).name, ""): one["confidence"]
        for one in reversed(found)
        if one["encoding"]
    }


def _sense(text: str, encoding: str) -> float:
    """The share of words with anything beyond ASCII that make sense, from 0 to 1.

    Latin words do where they are of one language; a little where they are of several.
    """
    pieces = {piece for piece in text.split() if not piece.isascii()}
    good = [piece for piece in pieces if _makes_sense(piece, encoding)]
    letters = [{*re.findall(rf"{BEYOND}|[{MARK}]", piece.lower())} for piece in good]
    latin = [some for some in letters if all(_script(letter) == "LATIN" for letter in some)]
    alphabets = [set(alphabet) for alphabet in ALPHABETS.get(encoding, WESTERN[:1])]
    fits = [[some <= alphabet for some in latin] for alphabet in alphabets]
    of_one = max(map(sum, fits))
    of_any = sum(map(any, zip(*fits, strict=True)))
    return (len(good) - len(latin) + 0.8 * of_one + 0.2 * of_any) / max(len(pieces), 1)


def _makes_sense(piece: str, encoding: str) -> bool:
    """Whether the text between two spaces may be words and their signs."""
    if AMISS.search(piece):
        return False
    is_strange = any(
        not sign.isascii() and sign not in SIGNS and unicodedata.category(sign)[0] not in "LMN"
        for sign in piece
    )
    words = (word for word in WORD.findall(piece) if not word.isascii())
    if encoding in EAST_ASIAN:
        return all(map(_is_east_asian, words))
    is_western = ALPHABETS.get(encoding) == WESTERN
    return not is_strange and all(_is_word(word, is_western) for word in words)


def _is_east_asian(word: str) -> bool:
    """Whether a word is East Asian; one such sign among Latin letters is rather a wrongly read accented letter."""
    runs = re.findall(r"[^\x00-\u024f]+", word)
    is_mixed = any(_script(letter) == "LATIN" for letter in word)
    is_narrow = any(_script(letter) == "HALFWIDTH" for letter in word)
    return bool(runs) and not is_narrow and not (is_mixed and min(map(len, runs)) == 1)


def _is_word(word: str, is_western: bool) -> bool:
    scripts = {_script(letter) for letter in word}
    has_capitals = word.upper() != word.lower()
    if len(scripts) > 1 or (
        has_capitals and not (word[1:] or "a").islower() and not word.isupper()
    ):
        return False
    if len(word) == 1:
        return word in ALONE
    if scripts != {"LATIN"}:
        return True
    is_foreign = is_western and NOT_WESTERN.search(word.lower())
    return bool(re.search("[a-zA-Z]", word)) and not is_foreign


@cache
def _script(letter: str) -> str:
    """The first word of a letter's name in Unicode: LATIN, GREEK, CYRILLIC, CJK …"""
    name = unicodedata.name(letter, "").split(" ")[0]
    return "LATIN" if name == "COMBINING" else name
