"""Word's own rules, and another office program, on every kind of document. Selected by `.ci/run`."""

import pytest
from openpyxl import Workbook

from briefing_app.documents.blocks import Heading, ListItem, text_of
from briefing_app.documents.numbering import numbers
from briefing_app.exports.files import read_archive, write_archive
from tests.proof.outside import complaints, converted, every_complaint

pytestmark = [pytest.mark.outside, pytest.mark.timeout(900)]
_BEGINNING = 24


def prove(cases, folder):
    """Valid, and shown by LibreOffice with every heading and point, in order, under our numbers."""
    paths = [case.write(folder) for case in cases]
    assert every_complaint(paths) == []
    shown = converted(paths, folder)
    for case, path in zip(cases, paths, strict=True):
        text, place = squeezed("".join(shown[path])), 0
        for point in points(case.document.blocks):
            place = text.find(point, place)
            assert place >= 0, (case.name, point)


def points(blocks):
    """The beginning of each heading and list item, after the number that we say it has."""
    for block, number in zip(blocks, numbers(blocks), strict=True):
        if isinstance(block, Heading):
            yield squeezed(number + block.text)[:_BEGINNING]
        elif isinstance(block, ListItem):
            yield squeezed(number + text_of(block.spans))[:_BEGINNING]


def squeezed(text):
    return "".join(text.split())


def test_the_documents_of_the_demonstration_are_sound(demonstration_cases, tmp_path):
    prove(demonstration_cases, tmp_path)


def test_the_documents_of_the_corpus_are_sound(corpus_cases, tmp_path):
    prove(corpus_cases, tmp_path)


def test_extreme_documents_are_sound(extreme_cases, tmp_path):
    prove(extreme_cases, tmp_path)


def broken(path, part, old, new):
    parts = read_archive(path)
    assert old in parts[part]
    write_archive(path, parts | {part: parts[part].replace(old, new, 1)})
    return path


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (b"<w:pPr>", b"<w:pPr><w:jc w:val='somewhere'/>", "somewhere"),
        (b"<w:tr>", b"<w:tr><w:p/>", "invalid child element"),
        (b"</w:body>", b"</w:corps>", "corps"),
    ],
)
def test_the_validator_complains_of_a_broken_document(
    demonstration_cases, tmp_path, old, new, complaint
):
    path = demonstration_cases[0].write(tmp_path)
    assert complaints(path) == []
    found = complaints(broken(path, "word/document.xml", old, new))
    assert complaint in " ".join(found)


def test_the_validator_complains_of_a_broken_sheet(tmp_path):
    book = Workbook()
    book.active["A1"] = "Engagement"
    path = tmp_path / "grille.xlsx"
    book.save(path)
    assert complaints(path) == []
    broken(path, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData><cols/>")
    assert "invalid child element" in " ".join(complaints(path))
