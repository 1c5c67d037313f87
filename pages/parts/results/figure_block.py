"""The figure of one indicator, large: with its target, status, bullet, source and parts by sex."""

import pandas as pd
from markupsafe import Markup

from charts.svg.bullet import bullet
from pages.parts.results.logframe import LEVEL_WORD, path_to
from pages.parts.shared.figure_text import other_target_text, target_text
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from queries.indicator_rows import LogframeRow, ProgressRow, SplitRow
from reports.headline.people import parts_text, sex_bar
from reports.rows import rows_of
from wording.codes import JUDGED, STATUS_SHAPE, status_in_words
from wording.dates import day, figure_day, short_figure_day
from wording.figures import computed, figure_parts, number, qualified, share
from wording.text import blank, capitalised, one_line

BETWEEN = " · "


def progress_of(progress: pd.DataFrame, code: str) -> ProgressRow:
    """The row of results/indicator_progress of the indicator `code`."""
    (row,) = rows_of(progress[progress["indicator"] == code], ProgressRow)
    return row


def head(progress: pd.DataFrame, logframe: pd.DataFrame, code: str, addresses: Addresses) -> Markup:
    """Where the indicator is in the logframe, the way back to all, and its name."""
    row = progress_of(progress, code)
    path = path_to(row["result"], rows_of(logframe, LogframeRow))
    steps = [addresses.link("Results", "results"), *map(_step, path)]
    items = joined(Markup("<li>{}</li>").format(step) for step in steps)
    stated = "" if row["code_basis"] == "assigned" else f"{row['indicator']} "
    return Markup(
        '<nav aria-label="Place in the logframe"><ol class="path">{}</ol></nav><h1>{}{}</h1>'
    ).format(items, stated, one_line(row["title"]))


def _step(row: LogframeRow) -> str:
    """`Outcome 2`; by its title where the source states no code."""
    name = one_line(row["title"]) if row["result"].startswith("x-") else row["result"]
    return f"{LEVEL_WORD[row['level']]} {name}"


def figure(progress: pd.DataFrame, split: pd.DataFrame, code: str, addresses: Addresses) -> Markup:
    """The number, what it means against its target, where it is from, and its parts by sex."""
    row = progress_of(progress, code)
    before, digits, after = figure_parts(row["value"], row["unit"], row["qualifier"])
    after = " ".join(text for text in (after, against_text(row)) if text)
    parts = [
        Markup('<p class="figure">{}<b>{}</b>{}</p>').format(
            Markup('<span class="small">{}</span> ').format(before) if before else NOTHING,
            digits,
            Markup(' <span class="small">{}</span>').format(after) if after else NOTHING,
        ),
        Markup('<p class="standing">{}</p>').format(_standing(row)),
    ]
    if row["status"] in JUDGED:
        parts.append(
            Markup('<div class="bullet">{}</div>').format(
                bullet(row["achievement"], row["expected_share"], row["status"], bullet_text(row))
            )
        )
    if not blank(row["value"]):
        parts.append(Markup('<p class="note">{}</p>').format(_source(row, addresses)))
    parts += [_by_sex(each, row) for each in rows_of(split, SplitRow) if each["split"] != "none"]
    return Markup('<div class="factsheet">{}</div>').format(joined(parts))


def against_text(row: ProgressRow) -> str:
    """The target that the figure is held against, or the one in another unit; empty without any."""
    if not blank(row["target"]):
        return f"of {target_text(row)}"
    if not blank(row["target_in_other_unit"]):
        return f"target {other_target_text(row)}"
    return ""


def _standing(row: ProgressRow) -> Markup:
    """The same as `standing_text`, the status in its colour."""
    status = row["status"]
    said = f"{STATUS_SHAPE[status]} {status_in_words(row)}"
    return Markup('<span class="status {}"><span aria-hidden="true">{}</span> {}</span>{}').format(
        status, STATUS_SHAPE[status], status_in_words(row), standing_text(row).removeprefix(said)
    )


def standing_text(row: ProgressRow) -> str:
    """`● on track, by the figure of 30 September 2020. Expected by then: 571.`"""
    text = f"{STATUS_SHAPE[row['status']]} {status_in_words(row)}"
    is_judged = row["status"] in JUDGED
    if not blank(row["value"]):
        text += f", {_by_figure_of(row)}" if is_judged else f"; {_figure_of(row)}"
    if is_judged and not blank(row["expected_value"]):
        text += f". Expected by then: {expected_text(row)}"
    return f"{text}."


def expected_text(row: ProgressRow) -> str:
    """What was expected by the figure's date; it is computed, so that a large one needs no fraction."""
    value = row["expected_value"]
    return number(round(value, 0 if abs(value) >= 100 else 1), row["unit"])


def _by_figure_of(row: ProgressRow) -> str:
    return f"by {'this' if row['is_date_assumed'] is True else 'the'} {_figure_of(row)}"


def _figure_of(row: ProgressRow) -> str:
    """`figure of 30 September 2020`, and where the source states no date that it does not."""
    dated = figure_day(row["period_end"], row["is_date_assumed"])
    return f"figure ({dated})" if row["is_date_assumed"] is True else f"figure of {dated}"


def bullet_text(row: ProgressRow) -> str:
    """What the bullet shows, in words."""
    if blank(row["achievement"]):
        return "No share of the way to the target can be computed."
    text = f"{share(row['achievement'])} of the way to the target"
    if not blank(row["expected_share"]):
        text += f"; {share(row['expected_share'])} was expected by then"
    return f"{text}."


def _source(row: ProgressRow, addresses: Addresses) -> Markup:
    """The source by its title, a link to what is known of it, the place in it, and since when the figure is known."""
    place = "" if blank(row["place"]) else f", {one_line(row['place'])}"
    title = Markup('<a href="{}#source-{}">{}</a>').format(
        addresses.of("about"), row["source"], one_line(row["source_title"])
    )
    basis = f"derived as {row['derived_as']}" if not blank(row["derived_as"]) else row["basis"]
    known = "" if blank(row["reported_on"]) else f"known since {day(row['reported_on'])}"
    source = basis if blank(row["source_title"]) else Markup("{}{}").format(title, place)
    own = "" if basis == "reported" or blank(row["source_title"]) else basis
    return joined([text for text in (source, own, known) if text], BETWEEN)


def _by_sex(row: SplitRow, whole: ProgressRow) -> Markup:
    bar = sex_bar(row, 22, with_words=True)
    return Markup('<div class="parts">{}<p class="note">{}</p></div>').format(
        bar, sex_text(row, whole)
    )


def sex_text(row: SplitRow, whole: ProgressRow) -> str:
    """The parts and their date, which is that of the `whole`; the share of women and of whom; what misses the total."""
    dated = short_figure_day(whole["period_end"], whole["is_date_assumed"])
    text = f"{capitalised(parts_text(row))} ({dated})."
    if blank(row["women_percent"]):
        text += " Women and men are not both given, so that there is no share of women."
    else:
        recorded = qualified(row["recorded"], "people", row["recorded_qualifier"])
        text += (
            f" Women are {number(row['women_percent'], 'percent')} of the {recorded} whose sex is recorded "
            f"({number(row['coverage_percent'], 'percent')})."
        )
    if not blank(row["difference"]) and row["difference"] != 0:
        stated = qualified(row["stated_total"], "people", row["qualifier"])
        summed = qualified(row["sum_of_parts"], "people", row["sum_qualifier"])
        difference = computed(
            abs(row["difference"]), "people", row["qualifier"], row["sum_qualifier"]
        )
        text += f" The stated total is {stated}, its parts add up to {summed}: a difference of {difference}."
    return text
