"""The two sides of a comparison, the last meeting's and this one's: each a date and a revision.

Pages and papers settle them here alike, from what an address asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pages.parts.asking import answer
from pages.parts.question import AHEAD, EARLIEST, Question, day_of
from pages.parts.words import day
from queries import Given


class NotAsked(ValueError):
    """An address asks for what is none; its words are a sentence for the reader."""


@dataclass(frozen=True)
class Sides:
    """`this` is the question as of this meeting; `since` and `since_revision` are the last meeting's side.

    `is_reached`: the ledger was being kept on the last meeting's day, so that what stood in it then is known.
    `newest_then`: the revision that was the newest on this meeting's day, where more was entered later that counts
    here, too; None where there is nothing of the kind.
    """

    this: Question
    since: date
    since_revision: int
    next_meeting: date | None
    is_reached: bool
    newest_then: int | None

    def given(self) -> dict[str, Given]:
        """What the questions of a meeting take beside those of every page."""
        return {
            "since": self.since,
            "since_revision": self.since_revision,
            "next_meeting": self.next_meeting,
        }

    def address(self) -> dict[str, str]:
        """What an address carries that shows the same for ever."""
        carried = {
            "project": self.this.project,
            "since": self.since.isoformat(),
            "since_revision": str(self.since_revision),
            "as_of": self.this.as_of.isoformat(),
            "revision": str(self.this.revision),
        }
        if self.next_meeting:
            carried["next_meeting"] = self.next_meeting.isoformat()
        return carried

    def remarks(self) -> tuple[str, ...]:
        """Sentences about how far what is shown can be held to have been known then."""
        said = []
        if not self.is_reached:
            said.append(
                f"This dashboard's ledger does not reach back to {day(self.since)}: what was entered by then is not "
                f"known. What is compared is what was reported by that day, as the ledger has it at revision "
                f"{self.since_revision}."
            )
        if self.newest_then:
            said.append(
                f"What was entered after {day(self.this.as_of)} counts as well, where it was reported by then: on that "
                f"day the newest revision was {self.newest_then}."
            )
        return tuple(said)


def reports(question: Question) -> list[date]:
    """The days on which something was reported, the newest first: those that a meeting may have been on."""
    dates = answer(question, "frame/reporting_dates")["reported_on"]
    return [when.date() for when in dates if when.date() >= EARLIEST]


def offered(question: Question, as_of: date) -> list[date]:
    """Those before a meeting: its last meeting may have been on one of them."""
    return [when for when in reports(question) if when < as_of]


def settled(question: Question, asked_for: Mapping[str, str]) -> Sides:
    """The sides that `asked_for`, the parameters of an address, names; what it leaves out is offered.

    `question` is put at the newest revision. Without `since` it is the report before; without a revision the newest,
    and for the last meeting the one that was the newest on its day, where the ledger reaches back so far (see
    docs/decisions/revisions-of-a-meeting.md). Raises `NotAsked`.
    """
    revision = a_revision("revision", asked_for, question.newest) or question.newest
    as_of = a_date("as_of", asked_for) or question.as_of
    earlier = offered(question, as_of)
    since = a_date("since", asked_for) or (
        earlier[0] if earlier else max(as_of - timedelta(days=1), EARLIEST)
    )
    if since > as_of:
        raise NotAsked(f"The last meeting, {day(since)}, is after this one, {day(as_of)}.")
    next_meeting = a_date("next_meeting", asked_for)
    if next_meeting and next_meeting <= as_of:
        raise NotAsked(
            f"The next meeting, {day(next_meeting)}, is not after this one, {day(as_of)}."
        )
    if next_meeting and next_meeting > as_of + AHEAD:
        raise NotAsked(
            f"The next meeting, {day(next_meeting)}, is more than {AHEAD.days // 365} years after this one."
        )
    known = a_revision("since_revision", asked_for, question.newest)
    if known and known > revision:
        raise NotAsked(f"The last meeting's revision, {known}, is after this one's, {revision}.")
    this = replace(question, as_of=as_of, revision=revision)
    then, _ = _newest_on(this, since)
    newest_then, later = _newest_on(this, as_of)
    return Sides(
        this=this,
        since=since,
        since_revision=known or then or revision,
        next_meeting=next_meeting,
        is_reached=then > 0,
        newest_then=newest_then if newest_then and later else None,
    )


def a_date(name: str, asked_for: Mapping[str, str]) -> date | None:
    """The date that is asked for under `name`; None without one. Raises `NotAsked` where it is no date."""
    text = asked_for.get(name)
    if text is None:
        return None
    when = day_of(text)
    if when is None:
        raise NotAsked(f"{name} is “{text}”, which is no date. Write it as YYYY-MM-DD.")
    return when


def a_revision(name: str, asked_for: Mapping[str, str], newest: int) -> int | None:
    """The revision that is asked for under `name`; None without one. Raises `NotAsked` where there is none such."""
    text = asked_for.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 18 and 1 <= int(text) <= newest):
        raise NotAsked(f"{name} is “{text}”. The store has the revisions 1 to {newest}.")
    return int(text)


def _newest_on(question: Question, when: date) -> tuple[int, int]:
    """The revision that was the newest at the end of a day, zero where there was none, and how many came after."""
    revision, later = answer(question, "meeting/newest_on", since=when).iloc[0]
    return int(revision), int(later)
