"""The footnotes of a Word file: a part of their own, for which python-docx has no words."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from lxml.etree import SubElement

from briefing_app.documents.blocks import Spans

Element = Any  # lxml's elements, as python-docx extends them

_SEPARATORS = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote></w:footnotes>"
)


class Footnotes:
    """Collects the notes of a document, and adds them to its package."""

    def __init__(self, styles: dict[str, str], text_style: str, mark_style: str) -> None:
        self._root = parse_xml(_SEPARATORS)
        self._styles = styles
        self._text, self._mark = text_style, mark_style
        self._count = 0

    def add(self, run: Element, spans: Spans, write: Callable[[Element, Spans], None]) -> None:
        """Mark a run with the next note, whose words `write` puts into a paragraph."""
        self._count += 1
        SubElement(run, qn("w:footnoteReference"), {qn("w:id"): str(self._count)})
        note = SubElement(self._root, qn("w:footnote"), {qn("w:id"): str(self._count)})
        paragraph = SubElement(note, qn("w:p"))
        properties = SubElement(paragraph, qn("w:pPr"))
        SubElement(properties, qn("w:pStyle"), {qn("w:val"): self._styles[self._text]})
        mark = self.marked(paragraph)
        SubElement(mark, qn("w:footnoteRef"))
        space = SubElement(SubElement(paragraph, qn("w:r")), qn("w:t"))
        space.set(qn("xml:space"), "preserve")
        space.text = " "
        write(paragraph, spans)

    def marked(self, paragraph: Element) -> Element:
        """A run in the style of note marks."""
        run = SubElement(paragraph, qn("w:r"))
        properties = SubElement(run, qn("w:rPr"))
        SubElement(properties, qn("w:rStyle"), {qn("w:val"): self._styles[self._mark]})
        return run

    def attach(self, package: Package) -> None:
        """The template's own notes, if it has any, are left behind with its text."""
        part = package.part
        for key, relation in list(part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del part.rels[key]
        if self._count:
            blob = etree.tostring(
                self._root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
            name = PackURI("/word/footnotes.xml")
            notes = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, part.package)
            part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
