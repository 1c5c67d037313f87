"""Who was reached, women and men, and how much is not recorded?"""

import pandas as pd
from markupsafe import Markup

from pages.parts.gender.over_time import over_time
from pages.parts.gender.people_table import people_table
from pages.parts.gender.targets import NO_TARGETS, targets_by_sex
from pages.parts.gender.verdict import verdict
from pages.parts.gender.work import contradictions, judged, nothing_more, work_on_gender
from pages.parts.shared import elements
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import current_addresses
from pages.parts.shared.tables import Table
from reports.csv import csv_for_people
from web import answers

PEOPLE = {
    "title": "Indicator", "value": "People", "women": "Women", "men": "Men",
    "another_gender": "Another gender", "not_recorded": "Not recorded",
    "women_percent": "Women, % of those recorded", "coverage_percent": "Sex recorded for, %",
    "stated_total": "Stated total", "sum_of_parts": "Sum of parts", "difference": "Difference",
    "basis": "Basis", "derived_as": "Derived as", "conflicts": "Conflicts",
    "period_end": "Figure of", "reported_on": "Known since", "source_title": "Source", "place": "Place",
    "note": "Note",
}  # fmt: skip

TARGETS = {
    "title": "Indicator", "sex": "For whom", "kind": "Kind", "target": "Target", "due": "Due",
    "reached": "Reached", "period_end": "Figure of",
    "reported_on": "Known since", "source_title": "Source", "place": "Place",
}  # fmt: skip

NO_WORK = "No work on gender is among the indicators and the figures of the portfolio."
NO_JUDGEMENT = "The sources judge nothing of it."
NO_CONFLICT = "No conflict about these figures is known."


def as_table(people: pd.DataFrame) -> Table:
    """All figures of people with where they are from, to search and to download."""
    csv = csv_for_people(people)
    return Table(people, csv, "people-by-sex", PEOPLE)


addresses = current_addresses()
here = (addresses,)

answer = answers.cached(verdict, "gender/people_by_sex")
people = answers.cached(people_table, "gender/people_by_sex", arguments=here)
dates = answers.cached(over_time, "gender/over_time", arguments=here)
targets = answers.cached(targets_by_sex, "gender/targets_by_sex", arguments=here)
work = answers.cached(work_on_gender, "gender/work", "funding/portfolio", arguments=here)
judgements = answers.cached(judged, "gender/judgements")
conflicts = answers.cached(contradictions, "gender/conflicts", arguments=here)
rest = [(work, NO_WORK), (judgements, NO_JUDGEMENT), (conflicts, NO_CONFLICT)]
if people:
    rest.insert(0, (targets, NO_TARGETS))

right = blocks.joined([judgements, conflicts])
columns = blocks.side_by_side(work, Markup("<div>{}</div>").format(right) if right else right)
parts = [answer, people, dates, targets, columns, nothing_more(rest)]
fragment.draw(blocks.joined(parts), "gender")

if people:
    elements.table(answers.cached(as_table, "gender/people_by_sex"))
if targets:
    csv = answers.as_csv("gender/targets_by_sex")
    rows = answers.answer("gender/targets_by_sex")
    elements.table(Table(rows, csv, "targets-by-sex", TARGETS, "Targets by sex as a table"))
