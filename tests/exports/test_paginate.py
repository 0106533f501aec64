"""What may be parted at the foot of a page, and what may not."""

import pytest

from briefing_app.exports.pages.pagination import Flow, Paginator, PrintedLine


def paragraph(lines, **how):
    return Flow((tuple(PrintedLine(10, ink=number) for number in range(lines)),), **how)


def laid_out(before, lines):
    """How many lines of a paragraph stand on each page of ten, after some that stand before it."""
    paginator = Paginator(100)
    for _ in range(before):
        paginator.add(paragraph(1))
    paginator.add(paragraph(lines, ink="it"))
    paginator.flush()
    placed = [[each for each in page.placed if each.flow.ink] for page in paginator.pages]
    return [sum(len(each.parts[0]) for each in page) for page in placed]


@pytest.mark.parametrize(
    ("before", "lines", "expected"),
    [
        (6, 4, [4]),
        (6, 5, [3, 2]),  # four would fit, but the fifth would stand alone
        (7, 4, [2, 2]),
        (7, 5, [3, 2]),
        (8, 5, [2, 3]),
        (9, 5, [0, 5]),  # one would fit, and is not left behind alone
        (8, 3, [0, 3]),  # three lines cannot be parted
        (8, 2, [2]),
        (9, 2, [0, 2]),
        (0, 12, [10, 2]),
        (0, 11, [9, 2]),
    ],
)
def test_no_line_of_a_paragraph_stands_alone_at_the_foot_or_the_head_of_a_page(
    before, lines, expected
):
    assert laid_out(before, lines) == expected


def test_what_stands_with_what_follows_does_not_stay_behind():
    paginator = Paginator(100)
    for _ in range(8):
        paginator.add(paragraph(1))
    paginator.add(paragraph(1, keep_next=True))
    paginator.add(paragraph(4))
    paginator.flush()
    assert [len(list(page.lines())) for page in paginator.pages] == [8, 5]


def test_no_line_stands_alone_below_what_fills_a_page_nearly():
    paginator = Paginator(100)
    paginator.add(paragraph(9, keep_next=True))
    paginator.add(paragraph(5))
    assert [len(list(page.lines())) for page in paginator.pages] == [9, 5]


def test_a_row_that_stays_whole_goes_to_the_next_page():
    paginator = Paginator(100)
    for flow in (paragraph(4, whole=True), paragraph(9, whole=True)):
        paginator.add(flow)
    assert [len(list(page.lines())) for page in paginator.pages] == [4, 9]


def test_the_header_of_a_table_stands_again_on_each_page():
    header = paragraph(1, ink="header")
    paginator = Paginator(100)
    for _ in range(3):
        paginator.add(paragraph(4, whole=True, repeat=header))
    heads = [sum(each.flow is header for each in page.placed) for page in paginator.pages]
    assert heads == [1, 1]
