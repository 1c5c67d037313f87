"""What must be decided, and where the project is heading, as sections of a paper."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from reports.chapters import Bar, Cell, Chart, Column, Row, Section, cells, listing, table
from reports.words import (
    STATUS_WORD,
    blank,
    count,
    day,
    headed,
    listed,
    number,
    rows,
    short_day,
    state,
    status,
    text,
)

Frames = Mapping[str, pd.DataFrame]
Line = dict[str, Any]

# More conflicts than these are listed by their subjects.
MOST_SPELLED_OUT = 12

# Why an action is to be decided on, the most pressing first.
WHYS = ("overdue", "past its deadline, nothing reported", "due before the next meeting")

# A status as it is said of several indicators.
COUNTED = {**STATUS_WORD, "no_data": "without a figure", "no_target": "without a target"}

EXTRAPOLATED = (
    "An extrapolation: the pace so far, continued to the end date. It is not a forecast, and it is not"
    " offered where the figures do not carry one."
)


def standing(frames: Frames) -> Section:
    """Every indicator with a target, with its bullet; one without a figure has no bullet."""
    lines = rows(frames["overview/bullets"])
    section = table(
        "Indicators against their targets",
        _statuses(frames["meeting/headline"]),
        (
            Column("Indicator", 32),
            Column("Figure", 14, True),
            Column("Target", 14, True),
            Column("Progress", 27),
            Column("Status", 13),
        ),
        [Row(_stands(line)) for line in lines],
        "No indicator has a target.",
    )
    bars = tuple(map(_bar, lines))
    return replace(section, bars=bars, chart=_shares(lines, bars))


def _statuses(headline: pd.DataFrame) -> str:
    """How many indicators have which status now, and had at the last meeting."""
    (line,) = rows(headline) or [{}]
    now, then = (
        listed(
            [
                f"{line[f'{side}_{code}']:.0f} {word}"
                for code, word in COUNTED.items()
                if line.get(f"{side}_{code}")
            ]
        )
        for side in ("new", "old")
    )
    return f"All indicators now: {now or 'none'}; at the last meeting: {then or 'none'}."


def _shares(lines: list[Line], bars: tuple[Bar | None, ...]) -> Chart | None:
    """The same as shares of each target, since units differ; what has no target above zero is left out."""
    known = [(text(line["title"]), bar) for line, bar in zip(lines, bars, strict=True) if bar]
    known = [(title, bar) for title, bar in known if bar.target > 0]
    return Chart(
        "Share of the target, in per cent (100 is the target)",
        tuple(title for title, _ in known),
        (
            ("Figure", tuple(_share(bar.value, bar.target) for _, bar in known)),
            ("Expected by then", tuple(_share(bar.expected, bar.target) for _, bar in known)),
        ),
        tuple(bar.says for _, bar in known),
    )


def _share(value: float | None, target: float) -> float | None:
    return None if value is None else round(100 * value / target, 1)


def _stands(line: Line) -> tuple[Cell, ...]:
    code = text(line["status"])
    expected = line["expected_value"]
    return cells(
        text(line["title"]),
        Cell(number(line["value"], line["unit"]), short_day(line["period_end"])),
        Cell(number(line["target"], line["unit"]), f"by {short_day(line['due'])}" if not blank(line["due"]) else ""),
        Cell("", "" if blank(expected) else f"expected {number(round(expected, 1), line['unit'])}"),
        Cell(status(code), "", code),
    )  # fmt: skip


def _bar(line: Line) -> Bar | None:
    value, target = line["value"], line["target"]
    if blank(value) or blank(target) or max(value, target) <= 0:
        return None
    unit, expected = line["unit"], line["expected_value"]
    by_now = "" if blank(expected) else f", {number(round(expected, 1), unit)} expected by then"
    word = STATUS_WORD.get(text(line["status"]), text(line["status"]))
    says = (
        f"{text(line['title'])}: {number(value, unit)} of {number(target, unit)} on"
        f" {day(line['period_end'])}{by_now}; {word}."
    )
    return Bar(
        float(value),
        float(target),
        None if blank(expected) else float(expected),
        text(line["status"]),
        says,
    )


def decisions(frames: Frames) -> tuple[Section, ...]:
    """Indicators behind, actions by unit, silent recommendations, open conflicts and sex not recorded."""
    return (
        _behind(rows(frames["meeting/behind"])),
        _actions(rows(frames["meeting/actions_to_decide"])),
        _silent(rows(frames["meeting/silent_recommendations"])),
        _missing_sex(rows(frames["meeting/sex_not_recorded"])),
        _open(rows(frames["meeting/open_conflicts"]), _opened(frames["meeting/conflict_changes"])),
    )


def _behind(lines: list[Line]) -> Section:
    return table(
        "Indicators behind, and the pace that is needed",
        f"{count(len(lines), 'indicator is', 'indicators are')} behind.",
        (
            Column("Indicator", 20),
            Column("Figure", 10, True),
            Column("Target", 12, True),
            Column("A month so far", 8, True),
            Column("A month needed", 8, True),
            Column("Reading", 42),
        ),
        [Row(_pace(line)) for line in lines],
        "No indicator is behind.",
    )


def _pace(line: Line) -> tuple[Cell, ...]:
    unit = line["unit"]
    return cells(
        text(line["title"]),
        Cell(number(line["value"], unit), short_day(line["period_end"])),
        Cell(number(line["target"], unit), f"by {short_day(line['due'])}" if not blank(line["due"]) else ""),
        _a_month(line["pace_so_far"], unit),
        _a_month(line["pace_needed"], unit),
        text(line["reading"]),
    )  # fmt: skip


def _a_month(pace: Any, unit: object) -> str:
    return "–" if blank(pace) else number(pace, unit)


def _actions(lines: list[Line]) -> Section:
    each = {text(line["action"]): text(line["why"]) for line in lines}
    whys = sorted(set(each.values()), key=lambda why: WHYS.index(why) if why in WHYS else len(WHYS))
    said = [f"{sum(why == found for found in each.values())} {why}" for why in whys]
    units = list(dict.fromkeys(map(_unit, lines)))
    in_turn = sorted(
        lines, key=lambda line: (units.index(_unit(line)), whys.index(text(line["why"])))
    )
    section = table(
        "Actions overdue and due, by unit",
        f"{count(len(each), 'action')} to decide on: {listed(said)}. One that several units lead stands"
        " under each.",
        (
            Column("Code", 6),
            Column("Action", 68),
            Column("State", 13),
            Column("Deadline", 13, True),
        ),
        [Row(_due(line), _unit_and_why(line)) for line in in_turn],
        "No action is overdue, and none is due before the next meeting.",
    )
    return replace(section, chart=_by_unit(lines, whys))


def _unit(line: Line) -> str:
    return text(line["unit"]) or "No unit named"


def _unit_and_why(line: Line) -> str:
    return f"{_unit(line)}: {text(line['why'])}"


def _by_unit(lines: list[Line], whys: list[str]) -> Chart:
    units = tuple(dict.fromkeys(map(_unit, lines)))
    found = Counter((_unit(line), text(line["why"])) for line in lines)
    says = tuple(
        f"{unit}: {listed([f'{found[unit, why]} {why}' for why in whys if found[unit, why]])}."
        for unit in units
    )
    series = tuple((why, tuple(float(found[unit, why]) for unit in units)) for why in whys)
    return Chart("Actions by unit", units, series, says, is_stacked=True)


def _due(line: Line) -> tuple[Cell, ...]:
    return cells(
        text(line["action"]),
        text(line["title"]),
        state(line["state"]),
        short_day(line["deadline"]) or "none",
    )


def _silent(lines: list[Line]) -> Section:
    return table(
        "Recommendations with nothing reported",
        f"Nothing was reported on any action of {count(len(lines), 'recommendation')}.",
        (
            Column("Code", 6),
            Column("Recommendation", 56),
            Column("Priority", 10, True),
            Column("Actions", 10, True),
            Column("Next deadline", 18, True),
        ),
        [
            Row(
                cells(
                    text(line["recommendation"]),
                    text(line["title"]),
                    "none" if blank(line["priority"]) else number(line["priority"]),
                    number(line["actions"]),
                    short_day(line["next_deadline"]) or "none",
                )
            )
            for line in lines
        ],
        "There is no recommendation of which nothing is reported.",
    )


def _missing_sex(lines: list[Line]) -> Section:
    section = table(
        "Sex not recorded, where it is most missing",
        f"{count(len(lines), 'indicator counts', 'indicators count')} people whose sex is not recorded.",
        (
            Column("Indicator", 48),
            Column("People", 11, True),
            Column("Sex not recorded", 14, True),
            Column("as at", 11, True),
            Column("Split", 16),
        ),
        [Row(_unrecorded(line)) for line in lines],
        "No figure counts people whose sex is not recorded.",
    )
    shares = tuple(0.0 if blank(line["coverage"]) else 100 * line["coverage"] for line in lines)
    chart = Chart(
        "People whose sex is recorded, in per cent",
        tuple(text(line["title"]) for line in lines),
        (
            ("Recorded", tuple(float(round(share)) for share in shares)),
            ("Not recorded", tuple(float(100 - round(share)) for share in shares)),
        ),
        tuple(f"{text(line['title'])}: {_split(line)}." for line in lines),
        is_stacked=True,
    )
    return replace(section, chart=chart)


def _split(line: Line) -> str:
    if line["split"] == "none" or blank(line["coverage"]):
        return "no split by sex"
    return f"recorded for {line['coverage']:.0%}"


def _unrecorded(line: Line) -> tuple[Cell, ...]:
    return cells(
        text(line["title"]),
        number(line["value"]),
        number(line["not_recorded"]),
        short_day(line["period_end"]),
        _split(line),
    )


def _opened(changes: pd.DataFrame) -> set[str]:
    return {text(line["conflict"]) for line in rows(changes) if line["change"] != "resolved"}


def _open(lines: list[Line], since: set[str]) -> Section:
    """A few conflicts with both readings; many by their subjects alone, for the page has the readings."""
    title = "Conflicts between sources still open"
    said = (
        f"The sources disagree in {count(len(lines), 'place')}; the figures show the first reading."
    )
    if len(lines) > MOST_SPELLED_OUT:
        new = sum(text(line["conflict"]) in since for line in lines)
        said += f" {new} are new since the last meeting. The page has both readings of each."
        items = [Cell(f"{text(line['conflict'])} {text(line['subject'])}") for line in lines]
        return listing(title, said, items)
    return table(
        title,
        said,
        (Column("Code", 7), Column("About", 33), Column("Shown", 30), Column("Other reading", 30)),
        [Row(_readings(line, text(line["conflict"]) in since)) for line in lines],
        "No conflict between sources is open.",
    )


def _readings(line: Line, is_new: bool) -> tuple[Cell, ...]:
    return cells(
        Cell(text(line["conflict"]), "new" if is_new else ""),
        text(line["subject"]),
        Cell(text(line["shown"]), text(line["shown_title"])),
        Cell(text(line["other"]), text(line["other_title"])),
    )


def outlook(frames: Frames) -> tuple[Section, ...]:
    """Where the pace so far leads, said to be an extrapolation; and where none is offered, why not."""
    lines = rows(frames["meeting/outlook"])
    offered = [line for line in lines if blank(line["why_not"])]
    withheld = [line for line in lines if not blank(line["why_not"])]
    return (
        table(
            "Where the pace so far leads",
            EXTRAPOLATED,
            (
                Column("Indicator", 32),
                Column("Figure", 15, True),
                Column("A month so far", 12, True),
                Column("At that pace", 15, True),
                Column("Target", 13, True),
                Column("Reading", 18),
            ),
            [Row(_ahead(line)) for line in offered],
            "No cumulative indicator carries an extrapolation.",
        ),
        *([_withheld(withheld)] if withheld else []),
    )


def _ahead(line: Line) -> tuple[Cell, ...]:
    unit = line["unit"]
    projected = line["projected_value"]
    return cells(
        text(line["title"]),
        Cell(number(line["value"], unit), short_day(line["period_end"])),
        _a_month(line["pace_so_far"], unit),
        Cell("about " + number(projected, unit), f"on {short_day(line['projected_on'])}"),
        "none" if blank(line["target"]) else number(line["target"], unit),
        headed(text(line["projected_status"])),
    )


def _withheld(lines: list[Line]) -> Section:
    """A row for each reason, with the indicators that it holds for."""
    reasons: dict[str, list[str]] = {}
    for line in lines:
        reasons.setdefault(text(line["why_not"]), []).append(text(line["title"]))
    return table(
        "Not extrapolated",
        f"For {count(len(lines), 'cumulative indicator')} no line is drawn ahead.",
        (Column("Why not", 32), Column("Indicators", 68)),
        [Row(cells(why, "; ".join(titles) + ".")) for why, titles in reasons.items()],
        "",
    )
