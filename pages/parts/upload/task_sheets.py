"""The workbooks that people fill in, by what they do: new results, updates of key actions, anything at all.

A formula fills in what follows from what a person types, so that a row without a new figure stays blank and is passed
over. Columns in brackets are to be read. See docs/decisions/sheets-by-task.md.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from reports.xlsx.template_workbook import Described, Field, workbook
from store import contract
from wording.figures import qualified
from wording.text import blank

TO_READ = "To be read; it is passed over."
SOURCES = ("sources", "source")
KNOWN_SINCE, FIRST_DAY, LAST_DAY, SOURCE = (
    "Known since",
    "First day of the period",
    "Last day of the period",
    "Source",
)

# What a row of new results is, once its value is typed.
FROM_THE_VALUE = {
    "indicator": "[(indicator)]",
    "country": 'IF([(country)]="","",[(country)])',
    "sex": "[(sex)]",
    "period_start": f'IF([(counted from)]="",{{{FIRST_DAY}}},[(counted from)])',
    "period_end": f"{{{LAST_DAY}}}",
    "reported_on": f"{{{KNOWN_SINCE}}}",
    "basis": '"reported"',
    "qualifier": '"exact"',
    "source": f'IF({{{SOURCE}}}="","",{{{SOURCE}}})',
}
RESULTS_TO_READ = {
    "(indicator)": ("string", 22), "(title)": ("string", 48), "(unit)": ("string", 10), "(country)": ("string", 10),
    "(sex)": ("string", 14), "(last figure)": ("string", 18), "(figure of)": ("date", 14), "(target)": ("string", 16),
    "(counted from)": ("date", 0),
}  # fmt: skip
RESULTS_TO_FILL = ("value", "qualifier", "explanation", "place", "note")

# The columns of a key action that are reported anew: a change in one of them is known since the day of the sheet.
ACTIONS_TO_FILL = ("status", "deadline", "comment", "evidence")


def last_month(today: date) -> tuple[date, date]:
    """The first and the last day of the last month that is over."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def results_sheet(figures: pd.DataFrame, sources: pd.DataFrame, today: date) -> bytes:
    """A row for each figure as it was last reported, to type the next one beside it.

    figures: the answer to upload/results_to_report; sources: the rows of sources.csv in force.
    """
    known = {
        "(indicator)": figures["indicator"], "(title)": figures["title"], "(unit)": figures["unit"],
        "(country)": figures["country"], "(sex)": figures["sex"],
        "(last figure)": _figures(figures, "value", "qualifier"), "(figure of)": figures["period_end"],
        "(target)": _figures(figures, "target", "target_qualifier"),
        "(counted from)": figures["period_start"].fillna(figures["start"]).where(figures["measure"] == "cumulative"),
    }  # fmt: skip
    described = [
        *(Described(name, kind, TO_READ, (), role="read", width=width)
          for name, (kind, width) in RESULTS_TO_READ.items()),
        *_columns("results", RESULTS_TO_FILL, {
            name: f'=IF([value]="","",{then})' for name, then in FROM_THE_VALUE.items()
        }),
    ]  # fmt: skip
    first, last = last_month(today)
    fields = [
        Field(FIRST_DAY, "date", first, "Of figures that begin anew in each period; others keep their first day."),
        Field(LAST_DAY, "date", last, "The day on which the figures were true."),
        Field(KNOWN_SINCE, "date", today, "The day from which they are known."),
        Field(SOURCE, "string", None, "Where the figures are from: a code of the sheet sources. Add a row there for a "
              "new one.", SOURCES),
    ]  # fmt: skip
    return _book({"results": (pd.DataFrame(known), described)}, sources, fields)


def actions_sheet(
    actions: pd.DataFrame, recommendations: pd.DataFrame, sources: pd.DataFrame, today: date
) -> bytes:
    """Every key action as it stands, to change what was done. What is changed is known since the day of the sheet.

    actions, recommendations, sources: the rows of these files in force.
    """
    titles = dict(zip(recommendations["recommendation"], recommendations["title"], strict=True))
    before = {f"({name})": actions[name] for name in ACTIONS_TO_FILL}
    known = actions.assign(
        **{
            "(recommendation)": actions["recommendation"].map(titles),
            "(last report)": actions["reported_on"],
        },
        **before,
    )
    kinds = {column.name: column.type for column in contract()["actions"].columns}
    same = ",".join(f"[{name}]=[({name})]" for name in ACTIONS_TO_FILL)
    described = [
        *_columns("actions", ACTIONS_TO_FILL, {
            "reported_on": f"=IF(AND({same}),[(last report)],{{{KNOWN_SINCE}}})",
        }, first=("action", "title")),
        Described("(last report)", "date", TO_READ, (), role="read"),
        Described("(recommendation)", "string", TO_READ, (), role="read", width=48),
        *(Described(f"({name})", kinds[name], TO_READ, (), role="read", width=0) for name in ACTIONS_TO_FILL),
    ]  # fmt: skip
    fields = [Field(KNOWN_SINCE, "date", today, "The day from which what you change is known.")]
    return _book({"actions": (known, described)}, sources, fields)


def every_sheet(rows: Mapping[str, pd.DataFrame]) -> bytes:
    """All files with `rows`, by the name of the file, a sheet each."""
    return workbook(rows, {name: _columns(name) for name in rows})


def _book(
    sheets: Mapping[str, tuple[pd.DataFrame, list[Described]]],
    sources: pd.DataFrame,
    fields: Sequence[Field],
) -> bytes:
    """The sheets, with one of the sources, to which a new one is added. What a frame lacks is blank."""
    rows = {
        name: known.reindex(columns=[column.name for column in described])
        for name, (known, described) in sheets.items()
    }
    columns = {name: described for name, (_, described) in sheets.items()}
    return workbook(
        {**rows, "sources": sources}, {**columns, "sources": _columns("sources")}, fields
    )


def _columns(
    name: str,
    to_fill: Sequence[str] = (),
    formulas: Mapping[str, str] | None = None,
    first: Sequence[str] = (),
) -> list[Described]:
    """The columns of a file: `first`, then those to fill in, then the others; codes of other files from a list."""
    offered = {one.column: (one.target, one.target_column) for one in contract()[name].references}
    described = {
        column.name: Described(
            column.name, column.type, column.description, column.allowed,
            listed_in=None if column.is_list else _within(offered.get(column.name), name, bool(to_fill)),
            formula=(formulas or {}).get(column.name, ""), role="fill" if column.name in to_fill else "",
        )
        for column in contract()[name].columns
    }  # fmt: skip
    order = [*first, *to_fill, *(each for each in described if each not in {*first, *to_fill})]
    return [described[each] for each in order]


def _within(listed_in: tuple[str, str] | None, name: str, is_task: bool) -> tuple[str, str] | None:
    """A list of codes where their sheet is in the workbook: that of a task has its own and the sources."""
    return listed_in if listed_in and (not is_task or listed_in[0] in (name, "sources")) else None


def _figures(rows: pd.DataFrame, value: str, qualifier: str) -> list[str | None]:
    return [
        None if blank(row[value]) else qualified(row[value], row["unit"], row[qualifier])
        for row in rows.to_dict("records")
    ]
