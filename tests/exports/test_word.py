"""The Word file: real structure, named styles, and no trace of where it came from."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from briefing_app.documents.blocks import (
    Cell,
    Document,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Span,
    Table,
    plain,
)
from briefing_app.errors import UserError
from briefing_app.exports.files import read_archive, write_archive
from briefing_app.exports.word.template import template_parts
from briefing_app.exports.word.writer import SHIPPED_TEMPLATE, write_word
from briefing_app.paths import shipped


def document(*blocks, **fields):
    known = {
        "title": "Rencontre",
        "author": "Collectif",
        "header": ("Rencontre", "12 janvier 2027"),
        "produced": date(2026, 11, 21),
    }
    return Document(**(known | fields), blocks=blocks)


def cell(text):
    return Cell((Paragraph(plain(text), Role.CELL),))


TABLE = Table("Légende", ("Un", "Deux"), (30, 70), ((cell("a"), cell("b")),) * 3)


@pytest.fixture
def written(tmp_path):
    def write(*blocks, template=None):
        path = tmp_path / "document.docx"
        write_word(document(*blocks), path, template)
        return docx.Document(path)

    return write


def numbers(paragraph):
    found = paragraph._p.pPr.numPr
    return None if found is None else (found.ilvl.val, found.numId.val)


def test_the_shipped_template_is_what_the_script_makes():
    parts = read_archive(shipped(SHIPPED_TEMPLATE))
    assert parts == {name: text.encode() for name, text in template_parts().items()}


def test_every_paragraph_takes_a_named_style(written):
    found = written(
        Paragraph(plain("Titre"), Role.TITLE),
        Heading(1, "Constats"),
        Heading(2, "Mineurs"),
        ListItem(plain("Un"), ListKind.NUMBER),
        ListItem(plain("Dessous"), ListKind.NUMBER, level=1),
        ListItem(plain("Suite"), ListKind.NUMBER, continued=True),
        ListItem(plain("Demande"), ListKind.DEMAND),
    )
    assert [(p.text, p.style.name) for p in found.paragraphs] == [
        ("Titre", "Title"),
        ("Constats", "Heading 1"),
        ("Mineurs", "Heading 2"),
        ("Un", "List Number"),
        ("Dessous", "List Bullet 2"),
        ("Suite", "List Continue"),
        ("Demande", "Recommandation"),
    ]


def test_letters_are_marked_by_styles_too(written):
    found = written(
        Paragraph((Span("a"), Span("b", bold=True), Span("c", italic=True), Span("d", True, True)))
    )
    styles = [run.style.name for run in found.paragraphs[0].runs]
    assert styles == ["Default Paragraph Font", "Strong", "Emphasis", "Gras et italique"]
    assert not found.element.body.xpath(".//w:rPr/*[not(self::w:rStyle)]")


def test_a_line_break_stays_one(written):
    found = written(Paragraph(plain("un\ndeux")))
    assert found.paragraphs[0].text == "un\ndeux"
    assert len(found.element.body.findall(".//" + qn("w:br"))) == 1


def test_numbers_go_on_until_they_are_told_to_begin_again(written):
    first, second, third = written(
        ListItem(plain("1"), ListKind.NUMBER),
        ListItem(plain("2"), ListKind.NUMBER),
        ListItem(plain("1"), ListKind.NUMBER, restart=True),
    ).paragraphs
    assert numbers(first) is numbers(second) is None  # the style's own list
    assert numbers(third)[0] == 0


def test_a_heading_without_a_number_says_so(written):
    plain_heading, numbered = written(
        Heading(1, "Annexes", numbered=False), Heading(1, "Constats")
    ).paragraphs
    assert numbers(plain_heading) == (0, 0)
    assert numbers(numbered) is None


def test_a_table_repeats_its_header_and_keeps_its_rows_whole(written):
    found = written(TABLE)
    rows = found.tables[0]._tbl.tr_lst
    assert [len(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [1, 0, 0, 0]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    assert found.tables[0].style.name == "Tableau"
    assert found.element.body.xpath("string(.//w:tblCaption/@w:val)") == "Légende"
    widths = [int(w.get(qn("w:w"))) for w in found.element.body.iter(qn("w:gridCol"))]
    assert sum(widths) == pytest.approx(9638, abs=2)


def test_the_properties_say_what_they_should_and_nothing_more(written):
    properties = written(Heading(1, "x")).core_properties
    assert (properties.title, properties.author) == ("Rencontre", "Collectif")
    assert properties.language == "fr-FR"
    assert properties.last_modified_by == properties.comments == properties.keywords == ""
    assert properties.created.date() == date(2026, 11, 21)


def test_pages_are_numbered_by_fields(written):
    section = written(Heading(1, "x")).sections[0]
    for footer in (section.footer, section.first_page_footer):
        codes = [f.get(qn("w:instr")).strip() for f in footer._element.iter(qn("w:fldSimple"))]
        assert codes == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Rencontre\t12 janvier 2027"
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in "ab":
        write_word(document(Heading(1, "x"), TABLE), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def renamed(tmp_path, name, other):
    """Her own template: ours, in which a style has another name."""
    path = tmp_path / "modèle.docx"
    parts = read_archive(shipped(SHIPPED_TEMPLATE))
    styles = parts["word/styles.xml"].decode()
    parts["word/styles.xml"] = styles.replace(f'w:val="{name}"', f'w:val="{other}"').encode()
    write_archive(path, parts)
    return path.read_bytes()


def test_a_template_that_lacks_a_style_is_refused_by_its_name(tmp_path, written):
    template = renamed(tmp_path, "Recommandation", "Autre chose")
    assert written(Heading(1, "x"), template=template).paragraphs[0].text == "x"
    with pytest.raises(UserError, match="« Recommandation »"):
        written(ListItem(plain("x"), ListKind.DEMAND), template=template)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rien", b"du texte"])
def test_a_broken_template_is_refused(written, content):
    with pytest.raises(UserError, match="endommagé"):
        written(Heading(1, "x"), template=content)


def test_what_a_template_remembers_does_not_enter_the_document(tmp_path):
    """Word's own kind of template: thumbnail, history, custom data, author."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        assert any("thumbnail" in name for name in archive.namelist())
    path = tmp_path / "document.docx"
    write_word(document(Heading(1, "x")), path, buffer.getvalue())
    parts = read_archive(path)
    assert not [n for n in parts if "thumbnail" in n or "customXml" in n or "app.xml" in n]
    whole = b"".join(parts.values())
    assert b"rsid" not in whole
    assert b"python-docx" not in whole
