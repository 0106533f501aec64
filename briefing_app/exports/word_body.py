"""Blocks become the paragraphs and tables of a Word file.

They are written as XML directly: looking a style up for each paragraph would make a long document
twenty times slower.
"""

from collections.abc import Iterable
from typing import Any

from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import SubElement

from briefing_app.documents.blocks import (
    Block,
    Cell,
    Change,
    Checkbox,
    Contents,
    Document,
    Entry,
    Heading,
    Inline,
    ListItem,
    ListKind,
    Paragraph,
    Reference,
    Role,
    Span,
    Spans,
    Table,
    Token,
    is_tall,
    paragraphs,
    plain,
)
from briefing_app.domain.errors import UserError
from briefing_app.exports.word_footnotes import Footnotes
from briefing_app.exports.word_styles import (
    CHECKBOX,
    FOOTNOTE_MARK,
    FOOTNOTE_TEXT,
    LISTS,
    ROLES,
    TABLES,
    contents_style,
    heading_style,
    letter_style,
    paragraph_style,
)

Element = Any  # lxml's elements, as python-docx extends them

NOBODY = "Auteur"
"""Whom revisions are by. The format wants a name; this is the one Word itself puts in the place of
all names when it is told to remove personal information."""
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BOXES = {False: ("☐", "2610"), True: ("☑", "2611")}
_BOX_FONT = "Segoe UI Symbol"
_TRACKED = {Change.INSERTED: ("w:ins", "w:t"), Change.DELETED: ("w:del", "w:delText")}
_NO_BREAK_SPACE = "\u00a0"


class BodyWriter:
    """Appends blocks to the body of a package."""

    def __init__(self, package: Package, styles: dict[str, str], width: int) -> None:
        self._package = package
        self._styles = styles
        self._width = width
        self._body = package.element.body
        self._anchors: dict[Token, str] = {}
        self._marks = 0
        self._numbers: dict[str, int] = {}
        self._footnotes = Footnotes(styles, FOOTNOTE_TEXT, FOOTNOTE_MARK)

    def write(self, document: Document) -> None:
        self._anchors = {a: f"_Ref{n:06}" for n, a in enumerate(_led_to(document), start=1)}
        for block in document.blocks:
            self._block(block)
        self._footnotes.attach(self._package)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._text(self._body, block)

    def _heading(self, heading: Heading) -> None:
        style = heading_style(heading.level)
        paragraph = self.paragraph(self._body, style, (Span(heading.text),), heading.anchor)
        if not heading.numbered:
            _set_number(paragraph, 0, 0)
            SubElement(paragraph.pPr, qn("w:ind"), {qn("w:left"): "0", qn("w:firstLine"): "0"})

    def _text(self, parent: Element, block: Paragraph | ListItem) -> None:
        anchor = block.anchor if isinstance(block, ListItem) else Token()
        spans = block.spans
        if isinstance(block, Paragraph) and block.role is Role.WRITING:
            spans = plain(_NO_BREAK_SPACE)
        paragraph = self.paragraph(parent, paragraph_style(block), spans, anchor)
        if isinstance(block, ListItem) and not (block.level or block.continued):
            self._number(paragraph, block)

    def _number(self, paragraph: Element, item: ListItem) -> None:
        """Most points take the number of their style."""
        if item.restart:
            _set_number(paragraph, self._restarted(item.kind), 0)
        elif item.kind is ListKind.DECIMAL:
            _set_number(paragraph, self._style_number(heading_style(1)), 2)

    def paragraph(
        self, parent: Element, style: str, spans: Spans, anchor: Token | None = None
    ) -> Element:
        paragraph = SubElement(parent, qn("w:p"))
        properties = SubElement(paragraph, qn("w:pPr"))
        SubElement(properties, qn("w:pStyle"), {qn("w:val"): self._styles[style]})
        name = self._anchors.get(anchor or Token())
        if name is None:
            self.inline(paragraph, spans)
        else:
            number = name.removeprefix("_Ref").lstrip("0")
            mark = {qn("w:id"): number}
            SubElement(paragraph, qn("w:bookmarkStart"), mark | {qn("w:name"): name})
            self.inline(paragraph, spans)
            SubElement(paragraph, qn("w:bookmarkEnd"), mark)
        return paragraph

    def inline(self, paragraph: Element, spans: Iterable[Inline]) -> None:
        for each in spans:
            if isinstance(each, Span):
                self._span(paragraph, each)
            elif isinstance(each, Reference):
                code = f" REF {self._anchors[each.anchor]} \\r \\h "
                _begin(paragraph, code)
                _letters(_run(paragraph), each.text)
                _mark(paragraph, "end")
            elif isinstance(each, Checkbox):
                self._checkbox(paragraph, each)
            else:
                run = self._footnotes.marked(paragraph)
                self._footnotes.add(run, each.spans, self.inline)

    def _span(self, paragraph: Element, span: Span) -> None:
        if span.change in _TRACKED:
            name, letters = _TRACKED[span.change]
            self._marks += 1
            marks = {qn("w:id"): str(self._marks), qn("w:author"): NOBODY}
            _letters(self._styled(SubElement(paragraph, qn(name), marks), span), span.text, letters)
        elif span.link:
            part = self._package.part
            target = part.relate_to(span.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = SubElement(paragraph, qn("w:hyperlink"), {qn("r:id"): target})
            _letters(self._styled(link, span), span.text)
        else:
            _letters(self._styled(paragraph, span), span.text)

    def _styled(self, parent: Element, span: Span) -> Element:
        run = _run(parent)
        style = letter_style(span)
        if style:
            properties = SubElement(run, qn("w:rPr"))
            SubElement(properties, qn("w:rStyle"), {qn("w:val"): self._styles[style]})
        return run

    def _checkbox(self, paragraph: Element, box: Checkbox) -> None:
        """One that can be ticked in Word as well as by hand."""
        control = SubElement(paragraph, qn("w:sdt"))
        state = SubElement(SubElement(control, qn("w:sdtPr")), f"{{{_W14}}}checkbox")
        SubElement(state, f"{{{_W14}}}checked", {f"{{{_W14}}}val": str(int(box.ticked))})
        for name, ticked in (("checkedState", True), ("uncheckedState", False)):
            shown = {f"{{{_W14}}}val": _BOXES[ticked][1], f"{{{_W14}}}font": _BOX_FONT}
            SubElement(state, f"{{{_W14}}}{name}", shown)
        run = _run(SubElement(control, qn("w:sdtContent")))
        properties = SubElement(run, qn("w:rPr"))
        SubElement(properties, qn("w:rStyle"), {qn("w:val"): self._styles[CHECKBOX]})
        _letters(run, _BOXES[box.ticked][0])

    def _contents(self, contents: Contents) -> None:
        """Filled in, with links; page numbers come when she asks Word to update it."""
        if not contents.entries:
            return
        self.paragraph(self._body, ROLES[Role.CONTENTS_TITLE], plain(contents.title))
        first, *rest = contents.entries
        paragraph = self._entry(first, f' TOC \\o "1-{contents.levels}" \\h \\z \\u ')
        for entry in rest:
            paragraph = self._entry(entry)
        _mark(paragraph, "end")

    def _entry(self, entry: Entry, code: str = "") -> Element:
        paragraph = self.paragraph(self._body, contents_style(entry.level), ())
        if code:
            _begin(paragraph, code)
        target = {qn("w:anchor"): self._anchors[entry.anchor], qn("w:history"): "1"}
        link = SubElement(paragraph, qn("w:hyperlink"), target)
        if entry.number:
            _letters(_run(link), entry.number)
            SubElement(_run(link), qn("w:tab"))
        _letters(_run(link), entry.text)
        return paragraph

    def _table(self, table: Table) -> None:
        element = SubElement(self._body, qn("w:tbl"))
        properties = SubElement(element, qn("w:tblPr"))
        SubElement(properties, qn("w:tblStyle"), {qn("w:val"): self._styles[TABLES[table.kind]]})
        SubElement(properties, qn("w:tblW"), {qn("w:w"): "5000", qn("w:type"): "pct"})
        SubElement(properties, qn("w:tblLayout"), {qn("w:type"): "fixed"})
        SubElement(properties, qn("w:tblLook"), {qn("w:val"): "0020", qn("w:firstRow"): "1"})
        SubElement(properties, qn("w:tblCaption"), {qn("w:val"): table.caption})
        widths = [self._width * part // sum(table.widths) for part in table.widths]
        grid = SubElement(element, qn("w:tblGrid"))
        for width in widths:
            SubElement(grid, qn("w:gridCol"), {qn("w:w"): str(width)})
        header = tuple(Cell((Paragraph(plain(t), Role.CELL_HEADER),)) for t in table.header)
        self._row(element, header, widths, marks=("w:cantSplit", "w:tblHeader"))
        for row in table.rows:
            marks = () if is_tall(table, row) else ("w:cantSplit",)
            self._row(element, row, widths, marks=marks)

    def _row(
        self, table: Element, cells: Iterable[Cell], widths: list[int], *, marks: tuple[str, ...]
    ) -> None:
        row = SubElement(table, qn("w:tr"))
        if marks:
            properties = SubElement(row, qn("w:trPr"))
            for mark in marks:
                SubElement(properties, qn(mark))
        for cell, width in zip(cells, widths, strict=True):
            element = SubElement(row, qn("w:tc"))
            size = SubElement(element, qn("w:tcPr"))
            SubElement(size, qn("w:tcW"), {qn("w:w"): str(width), qn("w:type"): "dxa"})
            for paragraph in cell.paragraphs:
                self._text(element, paragraph)

    def _restarted(self, kind: ListKind) -> int:
        """A new list that looks like the style's own and begins at 1."""
        numbering = self._package.part.numbering_part.element
        abstract = numbering.num_having_numId(self._style_number(LISTS[kind]))
        num = numbering.add_num(abstract.abstractNumId.val)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def _style_number(self, style: str) -> int:
        if style not in self._numbers:
            self._numbers[style] = _number_of(self._package, style)
        return self._numbers[style]


def _number_of(package: Package, style: str) -> int:
    properties = package.styles[style].element.pPr
    numbers = properties.numPr if properties is not None else None
    if numbers is None or numbers.numId is None:
        raise UserError(
            f"Dans le modèle Word, le style « {style} » n’a pas de numérotation."
            " Donnez-lui en une, ou revenez au modèle fourni. Aucun document n’a été produit."
        )
    return int(numbers.numId.val)


def _led_to(document: Document) -> Iterable[Token]:
    """The anchors that a table of contents or a reference leads to, each once."""
    entries = [e.anchor for b in document.blocks if isinstance(b, Contents) for e in b.entries]
    spans = (each for p in paragraphs(document.blocks) for each in p.spans)
    references = [each.anchor for each in spans if isinstance(each, Reference)]
    return dict.fromkeys(entries + references)


def _run(parent: Element) -> Element:
    return SubElement(parent, qn("w:r"))


def _letters(run: Element, text: str, name: str = "w:t") -> None:
    for index, line in enumerate(text.split("\n")):
        if index:
            SubElement(run, qn("w:br"))
        if line:
            element = SubElement(run, qn(name))
            element.set(qn("xml:space"), "preserve")
            element.text = line


def _begin(paragraph: Element, code: str) -> None:
    """A field, to be followed by what it says now; Word works it out anew when she asks."""
    _mark(paragraph, "begin")
    instruction = SubElement(_run(paragraph), qn("w:instrText"))
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    _mark(paragraph, "separate")


def _mark(paragraph: Element, kind: str) -> None:
    SubElement(_run(paragraph), qn("w:fldChar"), {qn("w:fldCharType"): kind})


def _set_number(paragraph: Element, number: int, level: int) -> None:
    numbers = SubElement(paragraph.pPr, qn("w:numPr"))
    SubElement(numbers, qn("w:ilvl"), {qn("w:val"): str(level)})
    SubElement(numbers, qn("w:numId"), {qn("w:val"): str(number)})
