"""A chart that is read like a page: text from the top on, a pixel a unit."""

from charts.stacked_layout import LINE_HEIGHT, StackedLayout


def test_what_is_written_goes_below_what_was_written_before() -> None:
    sheet = StackedLayout()
    sheet.write("one<br>two")
    sheet.skip(10)
    sheet.write("three")
    figure = sheet.finished()

    (text,) = figure.data
    assert list(text.text) == ["one<br>two", "three"]
    assert list(text.y) == [0, 2 * LINE_HEIGHT + 10]


def test_the_figure_is_as_high_as_its_content() -> None:
    sheet = StackedLayout()
    sheet.skip(200)
    figure = sheet.finished()

    margins = figure.layout.margin.t + figure.layout.margin.b
    assert figure.layout.height == 200 + margins
    assert list(figure.layout.yaxis.range) == [200, 0]  # counted from the top


def test_an_empty_sheet_is_no_error() -> None:
    assert StackedLayout().finished().layout.height > 0
