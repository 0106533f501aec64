"""Blocks become the paragraphs and tables of a Word file.

They are written as the words of XML and parsed once: a long table made element by element takes
twice the time, and looking a style up for each paragraph would take twenty times.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from docx.document import Document as Package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from briefing_app.documents.blocks import (
    Block,
    Cell,
    Change,
    Checkbox,
    Contents,
    ContentsLine,
    Document,
    Heading,
    Inline,
    ListItem,
    ListKind,
    Paragraph,
    PointReference,
    Role,
    Span,
    Spans,
    Table,
    Token,
    is_tall,
    paragraphs,
    plain,
)
from briefing_app.errors import UserError
from briefing_app.exports.word.check import NOTHING_MADE, number_of
from briefing_app.exports.word.styles import (
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

NOBODY = "Auteur"
"""Whom revisions are by. The format wants a name; this is the one Word itself puts in the place of
all names when it is told to remove personal information."""
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_BOXES = {False: ("☐", "2610"), True: ("☑", "2611")}
_BOX_FONT = "Segoe UI Symbol"
_TRACKED = {Change.INSERTED: ("w:ins", "w:t"), Change.DELETED: ("w:del", "w:delText")}
_NO_BREAK_SPACE = "\u00a0"


class BodyWriter:
    """Writes blocks as the body of a package."""

    def __init__(self, package: Package, styles: dict[str, str], width: int) -> None:
        self._package = package
        self._styles = {name: quoted(id_) for name, id_ in styles.items()}
        self._width = width
        self._anchors: dict[Token, str] = {}
        self._marks = 0
        self._numbers: dict[str, int] = {}
        # A template is asked only for the styles that its document needs.
        notes = (self._styles.get(name, "") for name in (FOOTNOTE_TEXT, FOOTNOTE_MARK))
        self._footnotes = Footnotes(*notes)

    def write(self, document: Document) -> None:
        self._anchors = {a: f"_Ref{n:06}" for n, a in enumerate(_led_to(document), start=1)}
        words = "".join(map(self._block, document.blocks))
        self._footnotes.attach(self._package, NAMES)
        self._take_place(f"<w:body {NAMES}>{words}</w:body>")

    def _take_place(self, words: str) -> None:
        """Instead of the template's text; Word wants the properties of the section last."""
        whole, body = self._package.element, parse_xml(words)
        body.append(whole.body.sectPr)
        whole.replace(whole.body, body)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Contents):
            return self._contents(block)
        if isinstance(block, Table):
            return self._table(block)
        return self._text(block)

    def _heading(self, heading: Heading) -> str:
        style, spans = heading_style(heading.level), (Span(heading.text),)
        numbers = "" if heading.numbered else _numbered(0, 0)
        return self._anchored(style, spans, heading.anchor, numbers)

    def _text(self, block: Paragraph | ListItem) -> str:
        style = paragraph_style(block)
        if isinstance(block, ListItem):
            return self._anchored(style, block.spans, block.anchor, self._number(block))
        spans = plain(_NO_BREAK_SPACE) if block.role is Role.WRITING else block.spans
        return self.paragraph(style, self.inline(spans))

    def _number(self, item: ListItem) -> str:
        """Most points take the number of their style."""
        if item.level or item.continued:
            return ""
        if item.restart:
            return _numbered(self._restarted(item.kind), 0)
        if item.kind is ListKind.DECIMAL:
            return _numbered(self._style_number(heading_style(1)), 2)
        return ""

    def _anchored(self, style: str, spans: Spans, anchor: Token, numbers: str) -> str:
        words, name = self.inline(spans), self._anchors.get(anchor)
        if name:
            number = name.removeprefix("_Ref").lstrip("0")
            begin = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            words = f'{begin}{words}<w:bookmarkEnd w:id="{number}"/>'
        return self.paragraph(style, words, numbers)

    def paragraph(self, style: str, words: str, more: str = "") -> str:
        named = f'<w:pStyle w:val="{self._styles[style]}"/>'
        return f"<w:p><w:pPr>{named}{more}</w:pPr>{words}</w:p>"

    def inline(self, spans: Iterable[Inline]) -> str:
        return "".join(map(self._inline, spans))

    def _inline(self, each: Inline) -> str:
        if isinstance(each, Span):
            return self._span(each)
        if isinstance(each, PointReference):
            code = f" REF {self._anchors[each.anchor]} \\r \\h "
            return f"{_begin(code)}{_run(each.text)}{_field_mark('end')}"
        if isinstance(each, Checkbox):
            return self._checkbox(each)
        return self._footnotes.add(self.inline(each.spans))

    def _span(self, span: Span) -> str:
        style = letter_style(span)
        properties = self._letters(style) if style else ""
        if span.change in _TRACKED:
            name, letters = _TRACKED[span.change]
            self._marks += 1
            run = _run(span.text, properties, letters)
            return f'<{name} w:id="{self._marks}" w:author="{NOBODY}">{run}</{name}>'
        run = _run(span.text, properties)
        if span.link:
            part = self._package.part
            target = part.relate_to(span.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return f'<w:hyperlink r:id="{target}">{run}</w:hyperlink>'
        return run

    def _letters(self, style: str) -> str:
        return f'<w:rPr><w:rStyle w:val="{self._styles[style]}"/></w:rPr>'

    def _checkbox(self, box: Checkbox) -> str:
        """One that can be ticked in Word as well as by hand."""
        states = "".join(
            f'<w14:{name} w14:val="{_BOXES[ticked][1]}" w14:font="{_BOX_FONT}"/>'
            for name, ticked in (("checkedState", True), ("uncheckedState", False))
        )
        checked = f'<w14:checked w14:val="{int(box.ticked)}"/>'
        run = _run(_BOXES[box.ticked][0], self._letters(CHECKBOX))
        return (
            f"<w:sdt><w:sdtPr><w14:checkbox>{checked}{states}</w14:checkbox></w:sdtPr>"
            f"<w:sdtContent>{run}</w:sdtContent></w:sdt>"
        )

    def _contents(self, contents: Contents) -> str:
        """Filled in, with links; page numbers come when she asks Word to update it."""
        if not contents.entries:
            return ""
        title = self.paragraph(ROLES[Role.CONTENTS_TITLE], self.inline(plain(contents.title)))
        lines = [self._entry(entry) for entry in contents.entries]
        lines[0] = _begin(f' TOC \\o "1-{contents.levels}" \\h \\z \\u ') + lines[0]
        lines[-1] += _field_mark("end")
        styles = [contents_style(entry.level) for entry in contents.entries]
        return title + "".join(map(self.paragraph, styles, lines))

    def _entry(self, entry: ContentsLine) -> str:
        number = f"{_run(entry.number)}<w:r><w:tab/></w:r>" if entry.number else ""
        target = f'w:anchor="{self._anchors[entry.anchor]}" w:history="1"'
        return f"<w:hyperlink {target}>{number}{_run(entry.text)}</w:hyperlink>"

    def _table(self, table: Table) -> str:
        widths = [self._width * part // sum(table.widths) for part in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        header = tuple(Cell((Paragraph(plain(t), Role.CELL_HEADER),)) for t in table.header)
        rows = [self._row(header, widths, "<w:cantSplit/><w:tblHeader/>")]
        for row in table.rows:
            rows.append(self._row(row, widths, "" if is_tall(table, row) else "<w:cantSplit/>"))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles[TABLES[table.kind]]}"/>'
            '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1"/>'
            f'<w:tblCaption w:val="{quoted(table.caption)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: Iterable[Cell], widths: list[int], marks: str) -> str:
        properties = f"<w:trPr>{marks}</w:trPr>" if marks else ""
        filled = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{''.join(map(self._text, cell.paragraphs))}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr>{properties}{filled}</w:tr>"

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
    number = number_of(package, style)
    if number is None:
        raise UserError(
            f"Dans le modèle Word, le style « {style} » n’a pas de numérotation."
            f" Donnez-lui en une, ou revenez au modèle fourni. {NOTHING_MADE}"
        )
    return number


def _led_to(document: Document) -> Iterable[Token]:
    """The anchors that a table of contents or a reference leads to, each once."""
    entries = [e.anchor for b in document.blocks if isinstance(b, Contents) for e in b.entries]
    spans = (each for p in paragraphs(document.blocks) for each in p.spans)
    references = [each.anchor for each in spans if isinstance(each, PointReference)]
    return dict.fromkeys(entries + references)


def quoted(text: str) -> str:
    """As the value of an attribute."""
    return escape(text, {'"': "&quot;"})


def _run(text: str, properties: str = "", name: str = "w:t") -> str:
    lines = [
        f'<{name} xml:space="preserve">{escape(line)}</{name}>' if line else ""
        for line in text.split("\n")
    ]
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _begin(code: str) -> str:
    """A field, to be followed by what it says now; Word works it out anew when she asks."""
    instruction = f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
    return f"{_field_mark('begin')}{instruction}{_field_mark('separate')}"


def _field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote>"
)


class Footnotes:
    """Collects the notes of a document, and adds them to its package."""

    def __init__(self, text_style: str, mark_style: str) -> None:
        self._text = f'<w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>'
        self._mark = f'<w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr>'
        self._notes: list[str] = []

    def add(self, words: str) -> str:
        """Keep one more note; the mark that leads to it."""
        number = len(self._notes) + 1
        mark = f"<w:r>{self._mark}<w:footnoteRef/></w:r>"
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        paragraph = f"<w:p>{self._text}{mark}{space}{words}</w:p>"
        self._notes.append(f'<w:footnote w:id="{number}">{paragraph}</w:footnote>')
        return f'<w:r>{self._mark}<w:footnoteReference w:id="{number}"/></w:r>'

    def attach(self, package: Package, names: str) -> None:
        """The template's own notes, if it has any, are left behind with its text."""
        part = package.part
        for key, relation in list(part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del part.rels[key]
        if self._notes:
            words = _SEPARATORS + "".join(self._notes)
            blob = f"<w:footnotes {names}>{words}</w:footnotes>".encode()
            name = PackURI("/word/footnotes.xml")
            notes = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, part.package)
            part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
