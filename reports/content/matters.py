"""What a meeting must decide, as matters in their order: the same on the page Board meeting and in its papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.content.answers import Frames
from reports.content.blocks import Cell, Column, Row, Section, cells
from reports.content.rows import (
    ActionToDecideRow,
    BehindRow,
    ConflictChangeRow,
    FigureRow,
    NotReportedRow,
    OpenConflictRow,
    SexNotRecordedRow,
    SilentRecommendationRow,
)
from reports.rows import rows_of
from wording.codes import REASON_WORD, STATUS_WORD, disagreement, reading_text, state_text
from wording.dates import short_day, short_figure_day
from wording.figures import computed, number, qualified
from wording.text import blank, capitalised, count, counted, listed, one_line

# So many matters are listed. Where more actions than these are past their deadline, those of one reason are one matter;
# and where it is more than these, it says how many the units have that lead most of them.
MOST = 10
ONE_BY_ONE = 3
MOST_CODES = 8
MOST_UNITS = 2

# Of these kinds each indicator is a matter, and there may be more than are listed.
EACH = ("behind", "not_reported")

# Why an action must be decided on, the most urgent first; of the last ones, the deadline is still ahead.
REASONS = tuple(REASON_WORD)
AHEAD = ("due_before_meeting", "due_soon")

WHO_REPORTS = "Who reports, and by when?"
OF_AN_ACTION = "A new date, help, or an end?"

# What is asked of the meeting, by the kind of matter.
TO_DECIDE = {
    "behind": "Keep the target, change it, or change the approach?",
    "not_reported": WHO_REPORTS,
    "silent": WHO_REPORTS,
    **dict.fromkeys(REASONS, OF_AN_ACTION),
    **dict.fromkeys(AHEAD, "Is help needed to be in time?"),
    "conflict": "Which of the two stands?",
    "sex_not_recorded": "How will it be recorded?",
}


@dataclass(frozen=True)
class Matter:
    """One thing to decide: what it is, why, and when it was or is due; and the page that has more on it.

    parameters: those of the page. stands_for: how many indicators, actions, recommendations or conflicts it is;
    where these words do not say all of each, `decisions.parts_of_matters` has them.
    """

    kind: str
    text: str
    why: str
    when: str
    page: str
    parameters: tuple[tuple[str, str], ...] = ()
    stands_for: int = 1

    @property
    def question(self) -> str:
        """What is asked of the meeting."""
        return TO_DECIDE[self.kind]

    @property
    def has_parts(self) -> bool:
        """Whether several are one matter, of each of which there is more to say."""
        return self.stands_for > (ONE_BY_ONE if self.kind == "silent" else 1)


@dataclass(frozen=True)
class Agenda:
    """The matters in their order, at most `MOST` of them; and those that are left out, all of the kinds `EACH`."""

    shown: tuple[Matter, ...]
    left_out: tuple[Matter, ...]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.shown) + len(self.left_out)


def agenda(frames: Frames) -> Agenda:
    """What must be decided: first what is behind, then what is late, what is not reported, what is soon due, conflicts.

    `frames` holds the answers to `reports.content.decisions.DECISION_QUESTIONS`. Within a kind the order is that of its
    question. Of every kind some are listed, whatever there is of the others.
    """
    actions = rows_of(frames["meeting/actions_to_decide"], ActionToDecideRow)
    found = [
        *map(_behind, rows_of(frames["meeting/behind"], BehindRow)),
        *(each for reason in REASONS if reason not in AHEAD for each in _late(actions, reason)),
        *map(_not_reported, rows_of(frames["meeting/not_reported"], NotReportedRow)),
        *_silent(
            rows_of(frames["meeting/silent_recommendations"], SilentRecommendationRow), actions
        ),
        *(each for reason in AHEAD for each in _late(actions, reason)),
        *_conflicts(
            rows_of(frames["meeting/open_conflicts"], OpenConflictRow),
            opened_since(rows_of(frames["meeting/conflict_changes"], ConflictChangeRow)),
        ),
        *_sex_not_recorded(rows_of(frames["meeting/sex_not_recorded"], SexNotRecordedRow)),
    ]
    room = MOST - len([matter for matter in found if matter.kind not in EACH])
    behind, silent = (len([matter for matter in found if matter.kind == kind]) for kind in EACH)
    most = {"behind": max(room - silent, (room + 1) // 2)}
    most["not_reported"] = room - min(behind, most["behind"])
    shown: list[Matter] = []
    left_out: list[Matter] = []
    for matter in found:
        has_room = matter.kind not in EACH or most[matter.kind] > 0
        (shown if has_room else left_out).append(matter)
        if matter.kind in EACH:
            most[matter.kind] -= 1
    return Agenda(tuple(shown), tuple(left_out))


def agenda_sections(frames: Frames, nothing: str) -> tuple[Section, ...]:
    """The matters as a section, and a list of those that are left out; `nothing`: a sentence of what there is none."""
    made = agenda(frames)
    how_many = (
        f"{count(len(made), 'matter')} to decide, the most pressing first."
        if len(made)
        else "Nothing must be decided."
    )
    section = Section(
        "To decide",
        " ".join(text for text in (how_many, nothing) if text),
        columns=(
            Column("", 4, True, "left out"),
            Column("Matter", 36, on_line="name"),
            Column("Why", 44, on_line="alone"),
            Column("When", 16, on_line="alone"),
        ),
        rows=tuple(
            Row(
                cells(
                    str(place),
                    Cell(matter.text, matter.question, style="bold"),
                    matter.why,
                    matter.when,
                )
            )
            for place, matter in enumerate(made.shown, start=1)
        ),
        is_empty=not len(made),
    )
    if not made.left_out:
        return (section,)
    items = tuple(Cell(matter.text, matter.why) for matter in made.left_out)
    return section, Section("Further matters", f"{left_out_text(made.left_out)}.", items=items)


def left_out_text(matters: Sequence[Matter]) -> str:
    """`3 more behind and 2 more not reported since their due date`, of matters of the kinds `EACH`."""
    amounts = {kind: len([each for each in matters if each.kind == kind]) for kind in EACH}
    return listed([more_text(kind, amount) for kind, amount in amounts.items() if amount])


def more_text(kind: str, amount: int) -> str:
    """`3 more behind`, `1 more not reported since its due date`."""
    words = {"behind": STATUS_WORD["behind"], "not_reported": "not reported since its due date"}
    return counted(amount, f"more {words[kind]}")


def opened_since(changes: Sequence[ConflictChangeRow]) -> set[str]:
    """The conflicts that were opened or reopened since the last meeting."""
    return {
        one_line(change["conflict"])
        for change in changes
        if change["change"] in ("opened", "reopened")
    }


def lead(records: Sequence[ActionToDecideRow], action: str) -> str:
    """The units that lead an action, in words."""
    units = [one_line(row["unit"]) for row in records if one_line(row["action"]) == action]
    return listed([unit for unit in units if unit]) or "no unit named"


def _behind(row: BehindRow) -> Matter:
    unit = row["unit"]
    figure = qualified(row["value"], unit, row["qualifier"])
    target = qualified(row["target"], unit, row["target_qualifier"])
    expected = (
        "The target was due"
        if blank(row["expected_value"])
        else f"{number(round(row['expected_value'], 1), unit)} expected"
    )
    parts = (f"{expected} by {short_day(row['period_end'])}{_not_stated(row)}", _pace(row))
    return Matter(
        "behind",
        f"{one_line(row['title'])}: {figure} of {target}",
        f"{'; '.join(text for text in parts if text)}.",
        "" if blank(row["due"]) else f"due {short_day(row['due'])}",
        "results",
        (("indicator", one_line(row["indicator"])),),
    )


def _not_stated(row: FigureRow) -> str:
    return " (date assumed)" if row["is_date_assumed"] is True else ""


def _pace(row: BehindRow) -> str:
    """What the target needs in which time, beside what was reached so far; empty where there is no pace."""
    if blank(row["pace_needed"]) or blank(row["months_left"]):
        return ""
    needed, unit = row["target"] - row["value"], row["unit"]
    way = _way(computed(abs(needed), unit, row["qualifier"], row["target_qualifier"]), needed)
    text = f"{way} needed in {_months(row['months_left'])}, so far"
    if blank(row["times_the_pace"]):
        return f"{text} no progress"
    reached = _way(_reached(row), needed).removesuffix(" more")
    return f"{text} {reached} in {_months(row['months_so_far'])}"


def _reached(row: BehindRow) -> str:
    """What was reached so far: counted from zero it is the figure itself, in the words of its source."""
    if row["baseline_used"] == 0:
        return qualified(row["value"], row["unit"], row["qualifier"])
    amount = abs(row["value"] - row["baseline_used"])
    return computed(amount, row["unit"], row["qualifier"], row["baseline_qualifier"])


def _way(amount: str, needed: float) -> str:
    """`17 more`, or `a fall of 17` where the target is below the figure."""
    return f"a fall of {amount}" if needed < 0 else f"{amount} more"


def _months(amount: float) -> str:
    return count(max(1, round(amount)), "month")


def _not_reported(row: NotReportedRow) -> Matter:
    figure = qualified(row["value"], row["unit"], row["qualifier"])
    target = qualified(row["target"], row["unit"], row["target_qualifier"])
    last = "" if blank(row["last_status"]) else f", {STATUS_WORD[row['last_status']]}"
    return Matter(
        "not_reported",
        f"{one_line(row['title'])}: {figure} of {target}",
        f"Nothing since its due date; last figure {short_day(row['period_end'])}{_not_stated(row)}{last}.",
        "" if blank(row["due"]) else f"due {short_day(row['due'])}",
        "results",
        (("indicator", one_line(row["indicator"])),),
    )


def _late(records: Sequence[ActionToDecideRow], reason: str) -> list[Matter]:
    """The actions that must be decided on for a reason: each a matter, or all one; those ahead are always one."""
    each = {one_line(row["action"]): row for row in records if row["why"] == reason}
    late = {one_line(row["action"]) for row in records if row["why"] not in AHEAD}
    if len(each) > 1 and (reason in AHEAD or len(late) > ONE_BY_ONE):
        return [_late_together(records, each, reason)]
    return [
        Matter(
            reason,
            f"{code} {one_line(row['title'])}",
            f"{capitalised(_reading(row))}; {lead(records, code)}.",
            "" if blank(row["deadline"]) else f"due {short_day(row['deadline'])}",
            "actions",
            (("action", code),),
        )
        for code, row in each.items()
    ]


def _reading(row: ActionToDecideRow) -> str:
    """How one action reads, with its state where the reading does not say it."""
    if row["why"] == "last_reported":
        return reading_text("last_reported", row["state"], row["reported_on"])
    words = REASON_WORD[row["why"]]
    return words if row["why"] == "unreported" else f"{words}, {state_text(row['state'])}"


def _late_together(
    records: Sequence[ActionToDecideRow], each: dict[str, ActionToDecideRow], reason: str
) -> Matter:
    by_lead: dict[str, list[str]] = {}
    for code in each:
        by_lead.setdefault(lead(records, code), []).append(code)
    units = sorted(by_lead.items(), key=lambda found: -len(found[1]))
    if len(each) <= MOST_CODES:
        who = [f"{unit}: {listed(codes)}" for unit, codes in units]
    else:
        most = units if len(units) == MOST_UNITS + 1 else units[:MOST_UNITS]
        who = [f"{unit}: {len(codes)}" for unit, codes in most]
        if rest := sum(len(codes) for _, codes in units[len(most) :]):
            who.append(f"others: {rest}")
    known = [row["deadline"] for row in each.values() if not blank(row["deadline"])]
    return Matter(
        reason,
        f"{count(len(each), 'action')} {counted(len(each), REASON_WORD[reason]).partition(' ')[2]}",
        f"{capitalised('; '.join(who))}.",
        f"from {short_day(min(known))}" if known else "",
        "actions",
        stands_for=len(each),
    )


def _silent(
    records: Sequence[SilentRecommendationRow], actions: Sequence[ActionToDecideRow]
) -> list[Matter]:
    """All in one; none where the actions above that are past their deadline without a report are theirs."""
    above = {row["recommendation"] for row in actions if row["why"] == "unreported"}
    if all(row["recommendation"] in above for row in records):
        return []
    named = [f"{one_line(row['recommendation'])} {one_line(row['title'])}" for row in records]
    more = f"; and {len(named) - ONE_BY_ONE} more" if len(named) > ONE_BY_ONE else ""
    known = [row["next_deadline"] for row in records if not blank(row["next_deadline"])]
    chosen = (("recommendation", one_line(records[0]["recommendation"])),)
    return [
        Matter(
            "silent",
            f"{count(len(records), 'recommendation')}: nothing is reported on any action",
            f"{'; '.join(named[:ONE_BY_ONE])}{more}.",
            f"from {short_day(min(known))}" if known else "",
            "actions",
            chosen if len(records) == 1 else (),
            stands_for=len(records),
        )
    ]


def _conflicts(records: Sequence[OpenConflictRow], since: set[str]) -> list[Matter]:
    if not records:
        return []
    first = records[0]
    chosen = (("conflict", one_line(first["conflict"])),)
    new = sum(one_line(row["conflict"]) in since for row in records)
    newly = f" {count(new, 'is', 'are')} new since the last meeting." if new else ""
    if len(records) == 1:
        shown, other = one_line(first["shown"]), one_line(first["other"])
        titles = one_line(first["shown_title"]), one_line(first["other_title"])
        text = f"{one_line(first['subject'])}: {shown}, or {other}?"
        why = f"The first is shown, by “{titles[0]}”; the other is by “{titles[1]}”.{newly}"
        return [Matter("conflict", text, why, "", "about", chosen)]
    text = f"The sources disagree on {disagreement(len(records))}"
    readings = f"{one_line(first['shown'])}, or {one_line(first['other'])}"
    why = f"First: {one_line(first['subject'])}: {readings}?{newly}"
    return [Matter("conflict", text, why, "", "about", chosen, stands_for=len(records))]


def _sex_not_recorded(records: Sequence[SexNotRecordedRow]) -> list[Matter]:
    if not records:
        return []
    most = records[0]
    of = qualified(most["value"], "people", most["qualifier"])
    who = qualified(most["not_recorded"], "people", most["not_recorded_qualifier"])
    who = "any" if most["split"] == "none" else who
    dated = short_figure_day(most["period_end"], most["is_date_assumed"])
    others = records[1:]
    unsplit = sum(row["split"] == "none" for row in others)
    more = f"; and in {count(len(others), 'other indicator')}" if others else ""
    more += f", {unsplit} without any split by sex" if unsplit else ""
    return [
        Matter(
            "sex_not_recorded",
            f"Sex is not recorded for {who} of {of}",
            f"{one_line(most['title'])}, {dated}{more}.",
            "",
            "gender",
            stands_for=len(records),
        )
    ]
