"""Blocks become a Word file, on a template whose named styles decide how everything looks.

Paragraphs are written as XML directly: python-docx opens and saves the package, but looking a
style up for each paragraph would make a long document twenty times slower.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import SubElement

from briefing_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Span,
    Table,
)
from briefing_app.domain.errors import UserError
from briefing_app.exports.archive import write_archive
from briefing_app.paths import shipped

Element = Any  # lxml's elements, as python-docx extends them

SHIPPED_TEMPLATE = "resources/word/plaidoyer.docx"

_ROLE_STYLES = {
    Role.EYEBROW: "Surtitre",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.BODY: "Body Text",
    Role.DETAIL: "Détail",
    Role.BOX_TITLE: "Encadré titre",
    Role.BOX: "Encadré",
    Role.CELL: "Cellule",
    Role.CELL_DETAIL: "Cellule détail",
    Role.CELL_HEADER: "Cellule titre",
}
_LIST_STYLES = {
    ListKind.BULLET: "List Bullet",
    ListKind.NUMBER: "List Number",
    ListKind.DEMAND: "Recommandation",
    ListKind.BOX_NUMBER: "Encadré numéroté",
    ListKind.DECIMAL: "List Number",
}
_DEEPER = ("List Bullet 2", "List Bullet 3")
_CONTINUED = ("List Continue", "List Continue 2")
_TABLE_STYLE = "Tableau"
_LETTER_STYLES = {
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "Gras et italique",
}
_KEPT_RELATIONS = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_DROPPED_PARTS = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.COMMENTS,
}


def write_word(document: Document, path: Path, template: Path | None = None) -> None:
    """Write the document; the same blocks on the same template give the same bytes."""
    package = _open(template or shipped(SHIPPED_TEMPLATE))
    _forget_origin(package)
    _Writer(package).write(document)
    _describe(package, document)
    buffer = io.BytesIO()
    package.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: _without_traces(archive.read(name)) for name in archive.namelist()}
    write_archive(path, parts)


def _open(template: Path) -> Package:
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise UserError(
            f"Le modèle Word « {template.name} » est introuvable ou endommagé. Choisissez-en un"
            " autre, ou revenez au modèle fourni. Aucun document n’a été produit."
        ) from error


class _Writer:
    """Appends blocks to the body of a package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = {style.name: style.style_id for style in package.styles}
        self._body = package.element.body
        self._section = self._body.sectPr
        self._width = _text_width(package)

    def write(self, document: Document) -> None:
        self._check_styles(document.blocks)
        for child in list(self._body):
            if child is not self._section:
                self._body.remove(child)
        for block in document.blocks:
            self._block(block)
        # Word wants the properties of the section last.
        self._body.append(self._section)
        self._head_and_foot(document)

    def _check_styles(self, blocks: Iterable[Block]) -> None:
        needed = {name for block in blocks for name in _styles_of(block)}
        missing = sorted(needed - self._styles.keys())
        if missing:
            names = ", ".join(f"« {name} »" for name in missing)
            raise UserError(
                f"Il manque au modèle Word : {names}. Ajoutez ces styles au modèle, ou revenez au"
                " modèle fourni. Aucun document n’a été produit."
            )

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(self._body, _ROLE_STYLES[block.role], block.spans)
        elif isinstance(block, ListItem):
            self._list_item(block)
        else:
            self._table(block)

    def _heading(self, heading: Heading) -> None:
        spans = (Span(heading.text),)
        paragraph = self._paragraph(self._body, f"Heading {heading.level}", spans)
        if not heading.numbered:
            _set_number(paragraph, 0, 0)
            SubElement(paragraph.pPr, qn("w:ind"), {qn("w:left"): "0", qn("w:firstLine"): "0"})

    def _list_item(self, item: ListItem) -> None:
        paragraph = self._paragraph(self._body, _list_style(item), item.spans)
        if item.level or item.continued:
            return
        if item.restart:
            _set_number(paragraph, self._restarted(item.kind), 0)
        elif item.kind is ListKind.DECIMAL:
            _set_number(paragraph, self._style_number("Heading 1"), 2)

    def _paragraph(self, parent: Element, style: str, spans: Iterable[Span]) -> Element:
        paragraph = SubElement(parent, qn("w:p"))
        properties = SubElement(paragraph, qn("w:pPr"))
        SubElement(properties, qn("w:pStyle"), {qn("w:val"): self._styles[style]})
        for span in spans:
            self._run(paragraph, span)
        return paragraph

    def _run(self, paragraph: Element, span: Span) -> None:
        run = SubElement(paragraph, qn("w:r"))
        style = _LETTER_STYLES.get((span.bold, span.italic))
        if style:
            properties = SubElement(run, qn("w:rPr"))
            SubElement(properties, qn("w:rStyle"), {qn("w:val"): self._styles[style]})
        for index, line in enumerate(span.text.split("\n")):
            if index:
                SubElement(run, qn("w:br"))
            if line:
                text = SubElement(run, qn("w:t"))
                text.set(qn("xml:space"), "preserve")
                text.text = line

    def _table(self, table: Table) -> None:
        element = SubElement(self._body, qn("w:tbl"))
        properties = SubElement(element, qn("w:tblPr"))
        SubElement(properties, qn("w:tblStyle"), {qn("w:val"): self._styles[_TABLE_STYLE]})
        SubElement(properties, qn("w:tblW"), {qn("w:w"): "5000", qn("w:type"): "pct"})
        SubElement(properties, qn("w:tblLayout"), {qn("w:type"): "fixed"})
        SubElement(properties, qn("w:tblLook"), {qn("w:val"): "0020", qn("w:firstRow"): "1"})
        SubElement(properties, qn("w:tblCaption"), {qn("w:val"): table.caption})
        widths = [self._width * part // sum(table.widths) for part in table.widths]
        grid = SubElement(element, qn("w:tblGrid"))
        for width in widths:
            SubElement(grid, qn("w:gridCol"), {qn("w:w"): str(width)})
        header = tuple(Cell((Paragraph((Span(t),), Role.CELL_HEADER),)) for t in table.header)
        self._row(element, header, widths, is_header=True)
        for row in table.rows:
            self._row(element, row, widths)

    def _row(
        self, table: Element, cells: Iterable[Cell], widths: list[int], *, is_header: bool = False
    ) -> None:
        row = SubElement(table, qn("w:tr"))
        properties = SubElement(row, qn("w:trPr"))
        SubElement(properties, qn("w:cantSplit"))
        if is_header:
            SubElement(properties, qn("w:tblHeader"))
        for cell, width in zip(cells, widths, strict=True):
            element = SubElement(row, qn("w:tc"))
            size = SubElement(element, qn("w:tcPr"))
            SubElement(size, qn("w:tcW"), {qn("w:w"): str(width), qn("w:type"): "dxa"})
            for paragraph in cell.paragraphs:
                self._paragraph(element, _ROLE_STYLES[paragraph.role], paragraph.spans)

    def _restarted(self, kind: ListKind) -> int:
        """A new list that looks like the style's own and begins at 1."""
        numbering = self._package.part.numbering_part.element
        abstract = numbering.num_having_numId(self._style_number(_LIST_STYLES[kind]))
        num = numbering.add_num(abstract.abstractNumId.val)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def _style_number(self, style: str) -> int:
        properties = self._package.styles[style].element.pPr
        numbers = properties.numPr if properties is not None else None
        if numbers is None or numbers.numId is None:
            raise UserError(
                f"Dans le modèle Word, le style « {style} » n’a pas de numérotation."
                " Donnez-lui en une, ou revenez au modèle fourni. Aucun document n’a été produit."
            )
        return int(numbers.numId.val)

    def _head_and_foot(self, document: Document) -> None:
        """Ours where the template has none; a letterhead keeps its own."""
        section = self._package.sections[0]
        if self._section.xpath("w:headerReference | w:footerReference"):
            return
        section.different_first_page_header_footer = True
        self._tabbed(section.header, "Header", *document.header)
        for footer in (section.footer, section.first_page_footer):
            paragraph = self._tabbed(footer, "Footer", document.author, "page ")
            _field(paragraph, "PAGE")
            self._run(paragraph, Span(" / "))
            _field(paragraph, "NUMPAGES")

    def _tabbed(self, part: Any, style: str, left: str, right: str) -> Element:
        paragraph = part.paragraphs[0]._p
        paragraph.get_or_add_pPr().get_or_add_pStyle().val = self._styles[style]
        self._run(paragraph, Span(left))
        SubElement(SubElement(paragraph, qn("w:r")), qn("w:tab"))
        self._run(paragraph, Span(right))
        return paragraph


def _styles_of(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        return [f"Heading {block.level}"]
    if isinstance(block, Table):
        inner = [p for row in block.rows for cell in row for p in cell.paragraphs]
        return [_TABLE_STYLE, "Cellule titre", *(s for p in inner for s in _styles_of(p))]
    letters = [_LETTER_STYLES.get((span.bold, span.italic)) for span in block.spans]
    own = _list_style(block) if isinstance(block, ListItem) else _ROLE_STYLES[block.role]
    return [own, *filter(None, letters)]


def _list_style(item: ListItem) -> str:
    if item.continued:
        return _CONTINUED[min(item.level, len(_CONTINUED) - 1)]
    if item.level:
        return _DEEPER[min(item.level, len(_DEEPER)) - 1]
    return _LIST_STYLES[item.kind]


def _set_number(paragraph: Element, number: int, level: int) -> None:
    numbers = SubElement(paragraph.pPr, qn("w:numPr"))
    SubElement(numbers, qn("w:ilvl"), {qn("w:val"): str(level)})
    SubElement(numbers, qn("w:numId"), {qn("w:val"): str(number)})


def _field(paragraph: Element, instruction: str) -> None:
    field = SubElement(paragraph, qn("w:fldSimple"), {qn("w:instr"): f" {instruction} "})
    SubElement(SubElement(field, qn("w:r")), qn("w:t")).text = "1"


def _text_width(package: Package) -> int:
    """Of the page without its margins, in twentieths of a point."""
    section = package.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return int(((page or 0) - (left or 0) - (right or 0)) / 635)


def _forget_origin(package: Package) -> None:
    """Leave behind what the template says of its author, its machine and its history."""
    whole = package.part.package
    for key, relation in list(whole.rels.items()):
        if relation.reltype not in _KEPT_RELATIONS:
            del whole.rels[key]
    for key, relation in list(package.part.rels.items()):
        if relation.reltype in _DROPPED_PARTS:
            del package.part.rels[key]
    settings = package.settings.element
    for name in ("w:attachedTemplate", "w:rsids", "w:docVars"):
        for element in settings.findall(qn(name)):
            settings.remove(element)


def _without_traces(part: bytes) -> bytes:
    """Revision numbers, which tell who worked on what and when."""
    return re.sub(rb'<w:rsid [^>]*/>| w:rsid\w*="[^"]*"', b"", part)


def _describe(package: Package, document: Document) -> None:
    properties = package.core_properties
    properties.title = document.title
    properties.author = document.author
    properties.language = "fr-FR"
    properties.created = properties.modified = datetime.combine(document.produced, time())
    for name in ("category", "comments", "identifier", "keywords", "last_modified_by"):
        setattr(properties, name, "")
    for name in ("subject", "content_status", "version"):
        setattr(properties, name, "")
    properties.revision = 1
