"""A chart that is read like a page: text from the top on, a pixel a unit."""

from charts.sheet import LINE_HEIGHT, Sheet


def test_what_is_written_goes_below_what_was_written_before() -> None:
    sheet = Sheet()
    sheet.write("one<br>two")
    sheet.skip(10)
    sheet.write("three")
    figure = sheet.finished()

    (text,) = figure.data
    assert list(text.text) == ["one<br>two", "three"]
    assert list(text.y) == [0, 2 * LINE_HEIGHT + 10]


def test_the_figure_is_as_high_as_what_stands_on_it() -> None:
    sheet = Sheet()
    sheet.skip(200)
    figure = sheet.finished()

    margins = figure.layout.margin.t + figure.layout.margin.b
    assert figure.layout.height == 200 + margins
    assert list(figure.layout.yaxis.range) == [200, 0]  # counted from the top


def test_an_empty_sheet_is_no_error() -> None:
    assert Sheet().finished().layout.height > 0
