"""Blocks become a Word file, on a template whose named styles decide how everything looks."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.section import Section
from lxml.etree import SubElement

from briefing_app.documents.blocks import Document, plain
from briefing_app.domain.errors import UserError
from briefing_app.exports.archive import write_archive
from briefing_app.exports.word_body import BodyWriter
from briefing_app.exports.word_styles import (
    LOCALES,
    every_style,
    missing_styles,
    styles_in,
    told_missing,
)
from briefing_app.paths import shipped

Element = Any  # lxml's elements, as python-docx extends them

SHIPPED_TEMPLATE = "resources/word/plaidoyer.docx"

_KEPT_RELATIONS = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_DROPPED_PARTS = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.COMMENTS,
}
_NOTHING_MADE = "Aucun document n’a été produit."


def write_word(document: Document, path: Path, template: bytes | None = None) -> None:
    """Write the document; the same blocks on the same template give the same bytes."""
    package = _open(template)
    _check(package, styles_in(document))
    _forget_origin(package)
    _Writer(package).write(document)
    _describe(package, document)
    buffer = io.BytesIO()
    package.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: _without_traces(archive.read(name)) for name in archive.namelist()}
    write_archive(path, parts)


def check_template(template: bytes) -> None:
    """Refuse a template that cannot be opened, or lacks a style that some document needs."""
    _check(_open(template), every_style())


def _open(template: bytes | None) -> Package:
    try:
        source = shipped(SHIPPED_TEMPLATE).read_bytes() if template is None else template
        return docx.Document(io.BytesIO(source))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise UserError(
            "Le modèle Word est introuvable ou endommagé. Choisissez-en un autre, ou revenez au"
            f" modèle fourni. {_NOTHING_MADE}"
        ) from error


def _check(package: Package, wanted: Iterable[str]) -> None:
    missing = missing_styles(wanted, (str(style.name) for style in package.styles))
    if missing:
        raise UserError(
            f"Il manque au modèle Word : {told_missing(missing)}. Ajoutez ces styles au modèle, ou"
            f" revenez au modèle fourni. {_NOTHING_MADE}"
        )


class _Writer:
    """Writes the pages of a package: what is on them, and what stands around."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = {str(style.name): style.style_id for style in package.styles}
        self._body = package.element.body
        self._properties = self._body.sectPr

    def write(self, document: Document) -> None:
        for child in list(self._body):
            if child is not self._properties:
                self._body.remove(child)
        section = self._package.sections[0]
        if document.landscape:
            _turn(section)
        writer = BodyWriter(self._package, self._styles, _text_width(section))
        writer.write(document)
        # Word wants the properties of the section last.
        self._body.append(self._properties)
        self._head_and_foot(document, writer)

    def _head_and_foot(self, document: Document, writer: BodyWriter) -> None:
        """Ours where the template has none; a letterhead keeps its own."""
        section = self._package.sections[0]
        if self._properties.xpath("w:headerReference | w:footerReference"):
            return
        section.different_first_page_header_footer = True
        self._tabbed(writer, section.header, "Header", *document.header)
        for footer in (section.footer, section.first_page_footer):
            left = document.footer or document.author
            paragraph = self._tabbed(writer, footer, "Footer", left, "page ")
            _field(paragraph, "PAGE")
            writer.inline(paragraph, plain(" / "))
            _field(paragraph, "NUMPAGES")

    def _tabbed(self, writer: BodyWriter, part: Any, style: str, left: str, right: str) -> Element:
        paragraph = part.paragraphs[0]._p
        paragraph.get_or_add_pPr().get_or_add_pStyle().val = self._styles[style]
        writer.inline(paragraph, plain(left))
        self._right_tab(paragraph.pPr)
        SubElement(SubElement(paragraph, qn("w:r")), qn("w:tab"))
        writer.inline(paragraph, plain(right))
        return paragraph

    def _right_tab(self, properties: Element) -> None:
        """At the margin, which is not the same on upright and on landscape pages."""
        tabs = SubElement(properties, qn("w:tabs"))
        width = _text_width(self._package.sections[0])
        SubElement(tabs, qn("w:tab"), {qn("w:val"): "right", qn("w:pos"): str(width)})


def _field(paragraph: Element, instruction: str) -> None:
    field = SubElement(paragraph, qn("w:fldSimple"), {qn("w:instr"): f" {instruction} "})
    SubElement(SubElement(field, qn("w:r")), qn("w:t")).text = "1"


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
    properties.title = document.title
    properties.author = document.author
    properties.language = locale
    properties.created = properties.modified = datetime.combine(document.produced, time())
    for name in ("category", "comments", "identifier", "keywords", "last_modified_by"):
        setattr(properties, name, "")
    for name in ("subject", "content_status", "version"):
        setattr(properties, name, "")
    properties.revision = 1
