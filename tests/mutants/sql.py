"""The small changes of a statement: a comparison, a filter, an order, a column of a partition, a guard."""

import re
from collections.abc import Iterator

from tests.mutants.mutant import Mutant, in_order

# What is put in the place of what, everywhere outside of comments and of text in quotation marks.
SWAPS = (
    (r"(?<= )<=(?= )", "<"),
    (r"(?<= )<(?= )", "<="),
    (r"(?<= )>=(?= )", ">"),
    (r"(?<= )>(?= )", ">="),
    (r"(?<= )<>(?= )", "="),
    (r"(?<= )\+(?= )", "-"),
    (r"(?<= )-(?= )", "+"),
    (r"(?<= )\*(?= )", "/"),
    (r"(?<= )/(?= )", "*"),
    (r"(?<= )and(?= )", "or"),
    (r"\bor(?= )", "and"),
    (r"\bmax\(", "min("),
    (r"\bmin\(", "max("),
    (r"\barg_max\(", "arg_min("),
    (r"\barg_min\(", "arg_max("),
    (r"\bgreatest\(", "least("),
    (r"\bleast\(", "greatest("),
    (r"\bbool_and\(", "bool_or("),
    (r"\bbool_or\(", "bool_and("),
    (r"\bfirst\(", "last("),
    (r" desc\b", ""),
    (r"\bnulls first\b", "nulls last"),
    (r"\bnulls last\b", "nulls first"),
    (r"\bis not null\b", "is null"),
    (r"\bis null\b", "is not null"),
    (r"\bis not distinct from\b", "="),
    (r"\bis distinct from\b", "<>"),
    (r"(?<!is )\bnot (?!null|materialized|distinct)", ""),
    (r"\bleft join\b", "join"),
    (r"\bfull join\b", "left join"),
    (r"\banti join\b", "semi join"),
    (r"\bsemi join\b", "anti join"),
    (r"\bunion all\b", "union"),
    (r"\bdistinct (?!from)", ""),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
)
COMMENT_OR_TEXT = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
COMMA_LISTS = re.compile(r"\b(?:partition by|order by)\s+")
ENDS_A_LIST = re.compile(r"\)|\border by\b|\brows between\b|\blimit\b|;|\Z")


def mutants_of_sql(path: str, text: str) -> list[Mutant]:
    """Every mutant of a file of SQL, in the order of its lines."""
    masked = COMMENT_OR_TEXT.sub(lambda found: "¤" * len(found[0]), text)
    changes = [*_swapped(masked), *_guards(masked), *_conjuncts(masked), *_columns(masked)]
    return in_order([_mutant(path, text, *change) for change in changes])


def _mutant(path: str, text: str, start: int, end: int, new: "str | tuple[int, int]") -> Mutant:
    put = new if isinstance(new, str) else text[slice(*new)]
    line = text.count("\n", 0, start) + 1
    before, after = (_around(text, start, end, part) for part in (text[start:end], put))
    return Mutant(path, line, before, after, lambda: text[:start] + put + text[end:])


# Start and end of the change, and what replaces it: a word, or the text between two other places.
Change = tuple[int, int, str | tuple[int, int]]


def _around(text: str, start: int, end: int, new: str) -> str:
    """The line with `new` in it."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin:start] + new + text[end : len(text) if stop < 0 else stop]
    return " ".join(line.split())


def _swapped(masked: str) -> Iterator[Change]:
    for pattern, new in SWAPS:
        for found in re.finditer(pattern, masked):
            yield found.start(), found.end(), new


def _guards(masked: str) -> Iterator[Change]:
    """A nullif or a coalesce removed, except for its first argument; the filter of an aggregate removed."""
    for found in re.finditer(r"\b(?:nullif|coalesce)\(", masked):
        parts, end = _arguments(masked, found.end())
        yield found.start(), end, parts[0]
    for found in re.finditer(r" filter \(", masked):
        _, end = _arguments(masked, found.end())
        yield found.start(), end, ""


def _conjuncts(masked: str) -> Iterator[Change]:
    """One of several conditions removed: an `and` with all up to the next one or the end of its clause."""
    for found in re.finditer(r"\s+and (?!\d)", masked):
        before = masked[: found.start()].rsplit("\n", 1)[-1]
        if re.search(r"\bbetween\b[^\n]*$", before):
            continue
        yield found.start(), _end_of_condition(masked, found.end()), ""


def _end_of_condition(masked: str, start: int) -> int:
    depth = 0
    for place in range(start, len(masked)):
        letter = masked[place]
        depth += (letter in "([") - (letter in ")]")
        if depth < 0 or letter == ";":
            return place
        if not depth and re.match(
            r"\s+(?:and|or|then|as|group|order|having|qualify|join|left|cross|semi|anti|where|union|end|else)\b"
            r"|,|\s*\Z",
            masked[place:],
        ):
            return place
    return len(masked)


def _columns(masked: str) -> Iterator[Change]:
    """One column removed from those of a partition or an order."""
    for found in COMMA_LISTS.finditer(masked):
        parts, _ = _arguments(masked, found.end())
        for place, (start, end) in enumerate(parts):
            if len(parts) > 1:
                last = place == len(parts) - 1
                yield (parts[place - 1][1], end, "") if last else (start, parts[place + 1][0], "")


def _arguments(masked: str, start: int) -> tuple[list[tuple[int, int]], int]:
    """The places of the parts of a list with commas, and where the list ends, including its bracket."""
    depth, parts, begin = 0, [], start
    for place in range(start, len(masked)):
        letter = masked[place]
        if not depth and (ENDS_A_LIST.match(masked, place) or letter == ","):
            parts.append(_stripped(masked, begin, place))
            begin = place + 1
            if letter != ",":
                return parts, place + (letter == ")")
        depth += (letter in "([") - (letter in ")]")
    return [*parts, _stripped(masked, begin, len(masked))], len(masked)


def _stripped(masked: str, start: int, end: int) -> tuple[int, int]:
    part = masked[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
