"""What she sees in the preview, on paper and in the PDF is what leaves in Word, in the same order."""

from collections import defaultdict

import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree

from briefing_app.documents.blocks import Heading, TableKind
from briefing_app.exports.files import read_archive
from briefing_app.exports.pages.drawing import Pages
from briefing_app.exports.pages.looks import looks
from tests.proof.cases import Case

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def squeezed(text: str) -> str:
    return "".join(text.split())


def on_pages(case: Case) -> str:
    """The words of the pages, cell by cell; what is repeated on a new page counts once."""
    pages = Pages(case.document)
    pages.advance()
    texts: dict[tuple[int, int], list[str]] = defaultdict(list)
    seen: dict[int, int] = {}
    for number, page in enumerate(pages.pages):
        for placed in page.placed:
            again = placed.flow.ink is not None and placed.flow.ink.is_header
            if again and seen.setdefault(id(placed.flow), number) != number:
                continue
            for column, lines in enumerate(placed.parts):
                texts[id(placed.flow), column] += [drawn(line.ink) for line in lines]
    return squeezed("".join("".join(lines) for lines in texts.values()))


def drawn(ink) -> str:
    return shown(ink.layout, ink.line)


def shown(layout, line) -> str:
    return layout.text()[line.textStart() : line.textStart() + line.textLength()]


def in_word(case: Case, folder) -> str:
    """The words of the body as Word shows them, with the marks of the footnotes."""
    body = etree.fromstring(read_archive(case.write(folder))["word/document.xml"])
    pieces = []
    for element in body.iter(qn("w:t"), qn("w:delText"), qn("w:footnoteReference"), qn("w:tab")):
        mark = element.tag == qn("w:footnoteReference")
        # The number of a line of a table of contents is drawn as a label on our pages.
        pieces.append(
            element.get(qn("w:id")) if mark else "" if is_number(element) else element.text
        )
    return squeezed("".join(piece or "" for piece in pieces))


def is_number(element) -> bool:
    following = element.getparent().getnext()
    return following is not None and following.find("w:tab", W) is not None


def test_the_preview_and_word_say_the_same_in_the_same_order(demonstration_cases, tmp_path):
    for case in demonstration_cases:
        assert on_pages(case) == in_word(case, tmp_path), case.name


def test_the_preview_and_word_say_the_same_of_the_corpus(corpus_cases, tmp_path):
    for case in corpus_cases:
        assert on_pages(case) == in_word(case, tmp_path), case.name


def test_the_preview_and_word_say_the_same_at_the_extremes(extreme_cases, tmp_path):
    for case in extreme_cases:
        assert on_pages(case) == in_word(case, tmp_path), case.name


def test_the_pdf_holds_every_word_and_no_page_is_empty(demonstration_cases, tmp_path):
    for case in demonstration_cases:
        path = case.write(tmp_path, ".pdf")
        with pypdfium2.PdfDocument(path) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
        whole = squeezed("".join(pages))
        for block in case.document.blocks:
            if isinstance(block, Heading):
                assert squeezed(block.text) in whole, case.name
        assert all(len(squeezed(page)) > 100 for page in pages), case.name
        assert f"page {len(pages)} / {len(pages)}" in pages[-1]


def test_no_heading_stands_alone_and_nothing_leaves_the_page(demonstration_cases, extreme_cases):
    for case in [*demonstration_cases, *extreme_cases]:
        pages = Pages(case.document)
        pages.advance()
        top, _, bottom, _ = looks().page.margins
        room = pages.size.height() - top - bottom
        for page in pages.pages:
            last = page.placed[-1].flow
            assert page is pages.pages[-1] or not last.keep_next, case.name
            assert page.bottom + page.notes <= room + 1, case.name


@pytest.mark.parametrize("kind", [TableKind.CHECKLIST])
def test_the_checklist_is_black_on_white_and_not_too_small(demonstration_cases, kind):
    """It is printed, photocopied and written on."""
    cases = [
        case
        for case in demonstration_cases
        if any(getattr(block, "kind", None) is kind for block in case.document.blocks)
    ]
    assert cases
    for case in cases:
        pages = Pages(case.document)
        pages.advance()
        for page in pages.pages:
            for placed in page.placed:
                frame = placed.flow.ink
                if frame is not None:
                    assert frame.look.head_fill == ""
                    assert placed.flow.repeat is not None or frame.is_header
                for line in page.lines():
                    assert line.ink.look.size >= 9 * 20, case.name
