"""The comparison of two meetings, the last one and this one: each a date and a revision.

Pages and papers read it from the parameters of an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from queries import Parameter
from store import RULES_OF
from web.answers import answer_to
from web.question import AHEAD, EARLIEST, Question, parse_day
from wording.dates import day


class InvalidComparison(ValueError):
    """The parameters of an address that are no comparison; its text is a sentence for the reader."""


@dataclass(frozen=True)
class Comparison:
    """`this` is the question as of this meeting; `since` and `since_revision` are the last meeting's.

    `is_reached`: the ledger was begun by the last meeting's day, so that its content on that day is known.
    `newest_then`: the newest revision of this meeting's day, where later revisions count as well; else None.
    """

    this: Question
    since: date
    since_revision: int
    next_meeting: date | None
    is_reached: bool
    newest_then: int | None

    def parameters(self) -> dict[str, Parameter]:
        """The parameters of a meeting's questions, besides those of every page."""
        return {
            "since": self.since,
            "since_revision": self.since_revision,
            "next_meeting": self.next_meeting,
        }

    def address(self) -> dict[str, str]:
        """The parameters of an address that always shows the same."""
        parameters = {
            "project": self.this.project,
            "since": self.since.isoformat(),
            "since_revision": str(self.since_revision),
            "as_of": self.this.as_of.isoformat(),
            "revision": str(self.this.revision),
            "rules": RULES_OF.isoformat(),
        }
        if self.next_meeting:
            parameters["next_meeting"] = self.next_meeting.isoformat()
        return parameters

    def remarks(self) -> tuple[str, ...]:
        """Sentences that say how far the rows shown were known on the two days."""
        sentences = []
        if not self.is_reached:
            sentences.append(
                f"This dashboard's ledger does not reach back to {day(self.since)}: what was entered by then is not "
                f"known. What is compared is what was reported by that day, as the ledger has it at revision "
                f"{self.since_revision}."
            )
        if self.newest_then:
            sentences.append(
                f"What was entered after {day(self.this.as_of)} counts as well, where it was reported by then: on that "
                f"day the newest revision was {self.newest_then}."
            )
        return tuple(sentences)


def report_days(question: Question) -> list[date]:
    """The days on which something was reported, the newest first."""
    dates = answer_to(question, "frame/reporting_dates")["reported_on"]
    return [when.date() for when in dates if when.date() >= EARLIEST]


def report_days_before(question: Question, as_of: date) -> list[date]:
    """Those before `as_of`, which are offered as the day of the last meeting."""
    return [when for when in report_days(question) if when < as_of]


def comparison_of(question: Question, parameters: Mapping[str, str]) -> Comparison:
    """The comparison that the parameters of an address name; what they leave out has a default.

    `question` is at the newest revision. Without `since` it is the report before; without a revision the newest,
    and for the last meeting the one that was the newest on its day, where the ledger reaches back so far (see
    docs/decisions/revisions-of-a-meeting.md). Raises `InvalidComparison`.
    """
    revision = parse_revision("revision", parameters, question.newest) or question.newest
    as_of = parse_date("as_of", parameters) or question.as_of
    earlier = report_days_before(question, as_of)
    since = parse_date("since", parameters) or (
        earlier[0] if earlier else max(as_of - timedelta(days=1), EARLIEST)
    )
    if since > as_of:
        raise InvalidComparison(f"The last meeting, {day(since)}, is after this one, {day(as_of)}.")
    next_meeting = parse_date("next_meeting", parameters)
    if next_meeting and next_meeting <= as_of:
        raise InvalidComparison(
            f"The next meeting, {day(next_meeting)}, is not after this one, {day(as_of)}."
        )
    if next_meeting and next_meeting > as_of + AHEAD:
        raise InvalidComparison(
            f"The next meeting, {day(next_meeting)}, is more than {AHEAD.days // 365} years after this one."
        )
    since_revision = parse_revision("since_revision", parameters, question.newest)
    if since_revision and since_revision > revision:
        raise InvalidComparison(
            f"The last meeting's revision, {since_revision}, is after this one's, {revision}."
        )
    this = replace(question, as_of=as_of, revision=revision)
    newest_since, _ = _newest_on(this, since)
    newest_then, later = _newest_on(this, as_of)
    return Comparison(
        this=this,
        since=since,
        since_revision=since_revision or newest_since or revision,
        next_meeting=next_meeting,
        is_reached=newest_since > 0,
        newest_then=newest_then if newest_then and later else None,
    )


def parse_date(name: str, parameters: Mapping[str, str]) -> date | None:
    """The date of the parameter `name`; None without one. Raises `InvalidComparison` where it is no date."""
    text = parameters.get(name)
    if text is None:
        return None
    when = parse_day(text)
    if when is None:
        raise InvalidComparison(f"{name} is “{text}”, which is no date. Write it as YYYY-MM-DD.")
    return when


def parse_revision(name: str, parameters: Mapping[str, str], newest: int) -> int | None:
    """The revision of the parameter `name`; None without one. Raises `InvalidComparison` where there is none such."""
    text = parameters.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 18 and 1 <= int(text) <= newest):
        raise InvalidComparison(f"{name} is “{text}”. The store has the revisions 1 to {newest}.")
    return int(text)


def _newest_on(question: Question, when: date) -> tuple[int, int]:
    """The revision that was the newest at the end of a day, zero where there was none, and how many came after."""
    days = answer_to(question, "frame/days_of_entry")
    by_then = days["entered_on"].dt.date <= when
    revision = days.loc[by_then, "revision"].max() if by_then.any() else 0
    return int(revision), int(days.loc[~by_then, "entries"].sum())
