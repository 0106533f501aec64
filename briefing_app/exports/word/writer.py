"""Blocks become a Word file, on a template whose named styles decide how everything looks."""

import io
import re
from datetime import datetime, time
from pathlib import Path
from typing import Any

from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section

from briefing_app.documents.blocks import Document, plain
from briefing_app.errors import UserError
from briefing_app.exports.files import read_archive, write_archive
from briefing_app.exports.word.body import NAMES, BodyWriter
from briefing_app.exports.word.check import (
    NOTHING_MADE,
    UNREADABLE,
    check_styles,
    open_template,
    styles_of,
)
from briefing_app.exports.word.styles import LOCALES, every_style, styles_in
from briefing_app.paths import shipped

SHIPPED_TEMPLATE = "resources/word/plaidoyer.docx"

_KEPT_RELATIONS = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_DROPPED_PARTS = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.COMMENTS,
}
_LONGEST_PROPERTY = 255


def write_word(document: Document, path: Path, template: bytes | None = None) -> None:
    """Write the document; the same blocks on the same template give the same bytes."""
    package = _open(template)
    check_styles(package, styles_in(document), "au modèle Word", NOTHING_MADE)
    _forget_origin(package)
    _Writer(package).write(document)
    _describe(package, document)
    buffer = io.BytesIO()
    package.save(buffer)
    parts = read_archive(buffer)
    write_archive(path, {name: _without_traces(part) for name, part in parts.items()})


def _open(template: bytes | None) -> Package:
    try:
        return open_template(
            shipped(SHIPPED_TEMPLATE).read_bytes() if template is None else template
        )
    except UNREADABLE as error:
        raise UserError(
            "Le modèle Word est introuvable ou endommagé. Choisissez-en un autre, ou revenez au"
            f" modèle fourni. {NOTHING_MADE}"
        ) from error


class _Writer:
    """Writes the pages of a package: what is on them, and what stands around."""

    def __init__(self, package: Package) -> None:
        self._package = package
        known = styles_of(package)
        found = {name: known.get(name.casefold()) for name in every_style()}
        self._styles = {name: str(style.style_id) for name, style in found.items() if style}
        self._properties = package.element.body.sectPr

    def write(self, document: Document) -> None:
        section = self._package.sections[0]
        if document.landscape:
            _turn(section)
        writer = BodyWriter(self._package, self._styles, _text_width(section))
        writer.write(document)
        self._head_and_foot(document, writer)

    def _head_and_foot(self, document: Document, writer: BodyWriter) -> None:
        """Ours wherever the template has none; a letterhead keeps its own."""
        section = self._package.sections[0]
        if not self._properties.xpath("w:headerReference | w:footerReference"):
            section.different_first_page_header_footer = True
        if section.header.is_linked_to_previous:
            self._tabbed(writer, section.header, "Header", *document.header)
        first = section.different_first_page_header_footer
        for footer in (section.footer, *([section.first_page_footer] if first else [])):
            if footer.is_linked_to_previous:
                self._foot(writer, footer, document)

    def _foot(self, writer: BodyWriter, footer: Any, document: Document) -> None:
        pages = f"{_field('PAGE')}{writer.inline(plain(' / '))}{_field('NUMPAGES')}"
        self._tabbed(writer, footer, "Footer", document.footer or document.author, "page ", pages)

    def _tabbed(
        self, writer: BodyWriter, part: Any, style: str, left: str, right: str, more: str = ""
    ) -> None:
        """One line, to both margins, which are not the same on upright and on landscape pages."""
        width = _text_width(self._package.sections[0])
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        at_left, at_right = writer.inline(plain(left)), writer.inline(plain(right))
        words = f"{at_left}<w:r><w:tab/></w:r>{at_right}{more}"
        line = writer.paragraph(style, words, tabs).replace("<w:p>", f"<w:p {NAMES}>", 1)
        first = part.paragraphs[0]._p
        first.getparent().replace(first, parse_xml(line))


def _field(instruction: str) -> str:
    shown = "<w:r><w:t>1</w:t></w:r>"
    return f'<w:fldSimple w:instr=" {instruction} ">{shown}</w:fldSimple>'


def _turn(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _text_width(section: Section) -> int:
    """Of the page without its margins, in twentieths of a point."""
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
    locale = LOCALES[document.language]
    for language in package.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    properties = package.core_properties
    properties.title = _as_property(document.title)
    properties.author = _as_property(document.author)
    properties.language = locale
    properties.created = properties.modified = datetime.combine(document.produced, time())
    for name in ("category", "comments", "identifier", "keywords", "last_modified_by"):
        setattr(properties, name, "")
    for name in ("subject", "content_status", "version"):
        setattr(properties, name, "")
    properties.revision = 1


def _as_property(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"
