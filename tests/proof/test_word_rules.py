"""What every Word document owes its reader, whatever its kind: structure, access, cleanness."""

import os
import subprocess
import sys
from typing import NamedTuple

import pytest
from docx.oxml.ns import qn
from lxml import etree

from briefing_app.documents.blocks import (
    Contents,
    Document,
    Footnote,
    Heading,
    ListItem,
    Paragraph,
    Role,
    Span,
    Table,
    is_tall,
    paragraphs,
    text_of,
)
from briefing_app.domain.choices import Language
from briefing_app.domain.text.text import fold
from briefing_app.exports.files import read_archive
from briefing_app.exports.pages.looks import looks
from briefing_app.exports.word.styles import every_style
from briefing_app.paths import shipped
from tests.conftest import ROOT
from tests.proof.cases import Case

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PAPER = "FFFFFF"


class Written(NamedTuple):
    """A document, and the parts of its file."""

    case: Case
    parts: dict[str, bytes]

    @property
    def name(self) -> str:
        return self.case.name

    @property
    def document(self) -> Document:
        return self.case.document

    def root(self, part: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[part])

    def texts(self) -> list[str]:
        """The parts that hold words of the document."""
        around = ("word/document", "word/header", "word/footer", "word/footnotes")
        return [name for name in self.parts if name.startswith(around)]


@pytest.fixture(scope="module")
def written(demonstration_cases, extreme_cases, tmp_path_factory) -> list[Written]:
    folder = tmp_path_factory.mktemp("documents")
    cases = [*demonstration_cases, *extreme_cases]
    return [Written(case, read_archive(case.write(folder))) for case in cases]


def text(element) -> str:
    return "".join(element.itertext())


def ids(root) -> dict[str, str]:
    return {
        style.get(qn("w:styleId")): style.find("w:name", W).get(qn("w:val"))
        for style in root.iterfind("w:style", W)
    }


# Named styles only

STRUCTURE = {"pStyle", "numPr"}
"""A list that begins anew, or a heading without its number, are structure."""
AROUND = STRUCTURE | {"tabs"}
"""A tab at the right margin depends on the page being upright or landscape."""


def test_paragraphs_and_letters_take_named_styles_and_nothing_else(written):
    for each in written:
        known = ids(each.root("word/styles.xml"))
        for part in each.texts():
            root = each.root(part)
            allowed = STRUCTURE if part == "word/document.xml" else AROUND
            for properties in root.iterfind(".//w:pPr", W):
                assert {etree.QName(e).localname for e in properties} <= allowed, each.name
            for properties in root.iterfind(".//w:rPr", W):
                assert [etree.QName(e).localname for e in properties] == ["rStyle"], each.name
            for name in ("pStyle", "rStyle", "tblStyle"):
                for style in root.iterfind(f".//w:{name}", W):
                    assert style.get(qn("w:val")) in known, each.name


def test_every_paragraph_has_a_style_and_words(written):
    """No empty paragraph makes white; only lines to write on hold nothing but a space."""
    for each in written:
        styles = ids(each.root("word/styles.xml"))
        for paragraph in each.root().iterfind(".//w:body//w:p", W):
            style = styles[paragraph.find("w:pPr/w:pStyle", W).get(qn("w:val"))]
            boxed = paragraph.find("w:sdt", W) is not None
            assert text(paragraph).strip() or boxed or style == "Ligne à écrire", each.name


def test_no_style_shouts():
    """Long passages in capitals, italics or underlined are hard to read."""
    root = etree.fromstring(
        read_archive(shipped("resources/word/plaidoyer.docx"))["word/styles.xml"]
    )
    for style in root.iterfind("w:style[@w:type='paragraph']", W):
        for name in ("caps", "smallCaps", "i", "u"):
            assert style.find(f"w:rPr/w:{name}", W) is None
    assert root.find("w:docDefaults//w:sz", W).get(qn("w:val")) == "24"
    assert looks().of("Body Text").size == 12 * 20


# What stands together

KEPT = ["Heading 1", "Heading 2", "Heading 3", "Title", "Amorce", "Encadré titre", "Sommaire"]
KEPT += ["Cellule titre", "Intervenant", "Objet"]


def test_what_opens_something_stays_with_it():
    assert [name for name in KEPT if not looks().of(name).keep_next] == []


def test_tables_repeat_their_header_and_keep_their_rows_whole(written):
    for each in written:
        tables = [block for block in each.document.blocks if isinstance(block, Table)]
        found = each.root().findall(".//w:tbl", W)
        assert len(found) == len(tables)
        for table, element in zip(tables, found, strict=True):
            header, *rows = element.findall("w:tr", W)
            assert header.find("w:trPr/w:tblHeader", W) is not None
            assert "".join(table.header) == text(header)
            assert all(table.header)
            assert len(rows) == len(table.rows) > 0
            for row, block in zip(rows, table.rows, strict=True):
                whole = row.find("w:trPr/w:cantSplit", W) is not None
                assert whole == (not is_tall(table, block)), each.name


def test_tables_never_touch(written):
    """Word makes one table of two that follow each other."""
    for each in written:
        pairs = zip(each.document.blocks, each.document.blocks[1:], strict=False)
        assert not [a for a, b in pairs if isinstance(a, Table) and isinstance(b, Table)], each.name


def test_an_empty_cell_says_so(written):
    for each in written:
        for cell in each.root().iterfind(".//w:tc", W):
            to_fill_in = cell.find(".//w:sdt", W) is not None or "LigneAEcrire" in str(
                etree.tostring(cell)
            )
            assert text(cell).strip() or to_fill_in, each.name


# Fields


def test_the_table_of_contents_leads_to_its_headings(written):
    count = 0
    for each in written:
        contents = next((b for b in each.document.blocks if isinstance(b, Contents)), None)
        if contents is None:
            continue
        count += 1
        root = each.root()
        marks = {m.get(qn("w:name")): text(m.getparent()) for m in root.iter(qn("w:bookmarkStart"))}
        links = [a for a in root.iter(qn("w:hyperlink")) if a.get(qn("w:anchor"))]
        told = [text(link).lstrip("0123456789.") for link in links]
        assert told == [marks[link.get(qn("w:anchor"))] for link in links]
        headings = [b for b in each.document.blocks if isinstance(b, Heading)]
        assert told == [h.text for h in headings if h.level <= contents.levels]
        codes = [code.text for code in root.iter(qn("w:instrText"))]
        assert [code for code in codes if code.startswith(" TOC")]
    assert count


def test_word_opens_it_without_asking(written):
    for each in written:
        assert b"updateFields" not in each.parts["word/settings.xml"]
        kinds = [mark.get(qn("w:fldCharType")) for mark in each.root().iter(qn("w:fldChar"))]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_every_page_says_its_number(written):
    for each in written:
        root = each.root()
        feet = [p for p in each.parts if p.startswith("word/footer")]
        assert len(feet) == len(root.findall(".//w:footerReference", W)) == 2
        for foot in feet:
            codes = [f.get(qn("w:instr")).strip() for f in each.root(foot).iter(qn("w:fldSimple"))]
            assert codes == ["PAGE", "NUMPAGES"]


def test_links_are_links(written):
    for each in written:
        relations = each.root("word/_rels/document.xml.rels")
        outside = {r.get("Id") for r in relations if r.get("TargetMode") == "External"}
        used = {a.get(f"{R}id") for a in each.root().iter(qn("w:hyperlink"))} - {None}
        assert used == outside


def test_notes_are_at_the_foot(written):
    count = 0
    for each in written:
        spans = [s for p in paragraphs(each.document.blocks) for s in p.spans]
        notes = [text_of(s.spans) for s in spans if isinstance(s, Footnote)]
        if notes:
            count += 1
            found = each.root("word/footnotes.xml").findall("w:footnote", W)
            told = [text(note).strip() for note in found if note.get(qn("w:type")) is None]
            assert told == [note.strip() for note in notes]
    assert count


# Properties


def test_properties_hold_what_they_must_and_no_more(written):
    for each in written:
        core = {etree.QName(e).localname: e.text or "" for e in each.root("docProps/core.xml")}
        for name, whole in (("title", each.document.title), ("creator", each.document.author)):
            told = core.pop(name)
            assert told == whole or (len(told) > 200 and whole.startswith(told.rstrip("…")))
        assert core.pop("language") == language(each)
        assert core.pop("created") == core.pop("modified") == "2026-11-21T00:00:00Z"
        assert core.pop("revision") == "1"
        assert not "".join(core.values()), each.name
        assert [name for name in each.parts if name.startswith("docProps/")] == [
            "docProps/core.xml"
        ]


def language(each: Written) -> str:
    return "en-GB" if each.document.language is Language.ANGLAIS else "fr-FR"


def test_the_language_is_said(written):
    for each in written:
        declared = each.root("word/styles.xml").find("w:docDefaults//w:lang", W)
        assert declared.get(qn("w:val")) == language(each)
    assert {language(each) for each in written} == {"fr-FR", "en-GB"}


def test_the_same_content_gives_the_same_bytes_in_every_process(tmp_path):
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "briefing_app", "demo", "--store", str(tmp_path / seed)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(
            [*command, "--out", str(tmp_path / f"pack{seed}")],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
    made = {path.name: path.read_bytes() for path in (tmp_path / "pack1").glob("*.docx")}
    again = {path.name: path.read_bytes() for path in (tmp_path / "pack2").glob("*.docx")}
    assert made
    assert made == again


# Access


def test_headings_skip_no_level(written):
    for each in written:
        level = 0
        for block in each.document.blocks:
            if isinstance(block, Heading):
                assert 1 <= block.level <= level + 1, (each.name, block.text)
                assert block.text.strip()
                level = block.level


def test_every_heading_has_something_under_it(written):
    for each in written:
        blocks = each.document.blocks
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if isinstance(block, Heading):
                deeper = isinstance(following, Heading) and following.level > block.level
                filled = following is not None and not isinstance(following, Heading)
                assert deeper or filled, (each.name, block.text)


def test_a_document_has_one_title_and_it_comes_first(written):
    for each in written:
        roles = [b.role for b in each.document.blocks if isinstance(b, Paragraph)]
        assert roles.count(Role.TITLE) + roles.count(Role.OBJECT) == 1, each.name


def test_tables_have_a_name_and_no_merged_cells(written):
    for each in written:
        root = each.root()
        for table in root.iterfind(".//w:tbl", W):
            assert table.find("w:tblPr/w:tblCaption", W).get(qn("w:val")).strip(), each.name
            columns = len(table.findall("w:tblGrid/w:gridCol", W))
            assert {len(row.findall("w:tc", W)) for row in table.iterfind("w:tr", W)} == {columns}
        for merged in ("gridSpan", "vMerge", "hMerge"):
            assert root.find(f".//w:{merged}", W) is None


def test_pictures_are_told_in_words(written):
    """There are none yet; the day there is one, it says what it shows."""
    for each in written:
        for part in each.texts():
            for picture in each.root(part).iter("{*}docPr"):
                assert picture.get("descr", "").strip(), each.name


def test_no_meaning_by_colour_alone():
    """Words added are underlined, words taken away struck out."""
    base = looks().of("Body Text")
    assert looks().letters("Mot ajouté", base).underline
    assert looks().letters("Mot retiré", base).strike
    assert looks().letters("Hyperlink", base).underline


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_counted_as_the_standard_does():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_style_stands_out_from_its_ground():
    styles = looks()
    heads = [styles.table(name).head_fill or PAPER for name in ("Tableau", "Liste de contrôle")]
    fills = {styles.of(name).fill for name in every_style()} - {"", "auto"}
    for name in sorted(every_style()):
        own = styles.of(name)
        letters = styles.letters(name, styles.of("Body Text"))
        grounds = {own.fill or PAPER}
        if name == "Cellule titre":
            grounds |= set(heads)
        for colour in (own.colour, letters.colour):
            for ground in grounds:
                assert contrast(colour, ground) >= 4.5, (name, colour, ground)
    for name in ("Strong", "Emphasis", "Gras et italique", "Mot ajouté", "Mot retiré", "Hyperlink"):
        for ground in fills:
            assert contrast(styles.letters(name, styles.of("Encadré")).colour, ground) >= 4.5


# Sigles

HEADS = {Role.EYEBROW, Role.TITLE, Role.SUBTITLE, Role.BOX_TITLE, Role.CONTENTS_TITLE}
HEADS |= {Role.CELL_HEADER, Role.SPEAKER, Role.SENDER, Role.ADDRESSEE, Role.PLACE_AND_DATE}
HEADS |= {Role.OBJECT, Role.SIGNATURE, Role.OLD_WORDING, Role.NEW_WORDING}
"""Titles, names and quotations: the next use is written out instead."""


def test_a_sigle_is_written_out_where_it_is_first_used(written):
    count = 0
    for each in written:
        for sigle in each.case.prepared.content.frame.sigles:
            near = first_use(each.document, sigle.short)
            if near is None:
                continue
            count += 1
            meaning = fold(sigle.text.partition("(")[0])[:24].strip()
            assert meaning in near or f"({sigle.short})".lower() in near, (each.name, sigle.short)
    assert count > 10


def first_use(document: Document, short: str) -> str | None:
    """The folded words around the first place where a sigle may be written out."""
    before = ""
    for paragraph in told(document):
        said = [s.text for s in paragraph.spans if isinstance(s, Span) and not s.verbatim]
        whole = text_of(paragraph.spans)
        notes = [text_of(s.spans) for s in paragraph.spans if isinstance(s, Footnote)]
        if short in " ".join(said).replace("(", " ").replace(")", " ").split():
            return fold(" ".join([before, whole, *notes]).replace("\u00a0", " "))
        before = whole
    return None


def told(document: Document) -> list[Paragraph | ListItem]:
    everything = paragraphs(document.blocks)
    return [p for p in everything if isinstance(p, ListItem) or p.role not in HEADS]
