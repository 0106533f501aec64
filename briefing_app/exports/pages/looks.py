"""How the styles of a Word template look, read for the pages that are drawn here.

The preview, the printer and the PDF follow the same template as Word: when she changes a font or
a colour there, every page changes. Lengths are in twentieths of a point, as in the file.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from lxml import etree

from briefing_app.paths import shipped

Element = Any  # lxml's elements

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = {"w": _W[1:-1]}
_A4 = (11906, 16838)
_MARGINS = (1304, 1134, 1247, 1134)
_HEAD_AND_FOOT = (624, 567)
_SINGLE = 240
"""The value of `w:line` that means single spacing."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One border of a paragraph or a cell."""

    width: float = 0
    colour: str = "000000"
    space: float = 0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph or letter style, with all that it inherits."""

    font: str = "Calibri"
    size: float = 240
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    raised: bool = False
    colour: str = "000000"
    before: float = 0
    after: float = 0
    spacing: float = 1
    exact: float = 0
    left: float = 0
    hanging: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    together: bool = False
    """No white between two of the same."""
    fill: str = ""
    bar: Edge | None = None
    """A border at the left."""
    rule: Edge | None = None
    """A border below, and between two of the same."""


@dataclass(frozen=True, slots=True)
class TableLook:
    line: Edge
    head_line: Edge
    head_fill: str
    margins: tuple[float, float, float, float]
    """Top, right, bottom, left of each cell."""


@dataclass(frozen=True, slots=True)
class PageLook:
    width: float
    height: float
    margins: tuple[float, float, float, float]
    header: float
    footer: float


class Looks:
    """The styles of one template, by name."""

    def __init__(self, template: bytes | None = None) -> None:
        source = template or shipped("resources/word/plaidoyer.docx").read_bytes()
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            self._styles = etree.fromstring(archive.read("word/styles.xml"))
            body = etree.fromstring(archive.read("word/document.xml"))
            has_lists = "word/numbering.xml" in archive.namelist()
            lists = archive.read("word/numbering.xml") if has_lists else b"<none/>"
        self._lists = etree.fromstring(lists)
        self.page = _page(body)
        self._by_id = {s.get(f"{_W}styleId"): s for s in self._styles.iter(f"{_W}style")}
        self._ids = {_name(s).casefold(): id_ for id_, s in self._by_id.items()}
        self._known: dict[str, Look] = {}
        self._tables: dict[str, TableLook] = {}

    def names(self) -> Iterator[str]:
        return (_name(style) for style in self._by_id.values())

    def of(self, name: str) -> Look:
        if name not in self._known:
            look = _with_letters(Look(), self._find(self._styles, "w:docDefaults//w:rPr"))
            for style in self._line(name):
                look = self._with_style(look, style)
            self._known[name] = look
        return self._known[name]

    def letters(self, name: str, base: Look) -> Look:
        """The look of letters in the style `name` inside a paragraph."""
        for style in self._line(name):
            base = _with_letters(base, style.find(f"{_W}rPr"))
        return base

    def table(self, name: str) -> TableLook:
        if name not in self._tables:
            self._tables[name] = _table(self._line(name))
        return self._tables[name]

    def _line(self, name: str) -> list[Element]:
        """A style and those it is based on, the furthest first."""
        line: list[Element] = []
        style = self._by_id.get(self._ids.get(name.casefold(), ""))
        while style is not None and style not in line:
            line.insert(0, style)
            base = style.find(f"{_W}basedOn")
            style = None if base is None else self._by_id.get(base.get(f"{_W}val"))
        return line

    def _with_style(self, look: Look, style: Element) -> Look:
        paragraph = style.find(f"{_W}pPr")
        if paragraph is not None:
            number = paragraph.find(f"{_W}numPr")
            if number is not None:
                look = _with_indent(look, self._level(number))
            look = _with_paragraph(look, paragraph)
        return _with_letters(look, style.find(f"{_W}rPr"))

    def _level(self, number: Element) -> Element:
        """The paragraph properties of a level of a list."""
        id_, level = (_value(number, n, "0") for n in ("numId", "ilvl"))
        found = self._find(self._lists, f"w:num[@w:numId='{id_}']/w:abstractNumId")
        abstract = "" if found is None else found.get(f"{_W}val")
        path = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']/w:pPr"
        return self._find(self._lists, path)

    @staticmethod
    def _find(root: Element, path: str) -> Element:
        found = root.xpath(f".//{path}" if "//" in path else path, namespaces=_NAMES)
        return found[0] if found else None


@lru_cache(maxsize=4)
def looks(template: bytes | None = None) -> Looks:
    return Looks(template)


def _name(style: Element) -> str:
    return str(style.find(f"{_W}name").get(f"{_W}val"))


def _value(parent: Element, name: str, otherwise: str = "") -> str:
    found = parent.find(f"{_W}{name}")
    return otherwise if found is None else str(found.get(f"{_W}val", otherwise))


def _is_on(parent: Element, name: str) -> bool:
    return parent.find(f"{_W}{name}") is not None and _value(parent, name, "1") not in (
        *("0", "false", "none"),
    )


def _number(element: Element, name: str, otherwise: float) -> float:
    value = None if element is None else element.get(f"{_W}{name}")
    return otherwise if value is None else float(value)


def _with_letters(look: Look, letters: Element) -> Look:
    if letters is None:
        return look
    fonts, changes = letters.find(f"{_W}rFonts"), {}
    if fonts is not None and fonts.get(f"{_W}ascii"):
        changes["font"] = fonts.get(f"{_W}ascii")
    for name, field in (("b", "bold"), ("i", "italic"), ("u", "underline"), ("strike", "strike")):
        if letters.find(f"{_W}{name}") is not None:
            changes[field] = _is_on(letters, name)
    if size := _value(letters, "sz"):
        changes["size"] = float(size) * 10
    if (colour := _value(letters, "color")) and colour != "auto":
        changes["colour"] = colour
    if _value(letters, "vertAlign") == "superscript":
        changes["raised"] = True
    return replace(look, **changes)


_SWITCHES = (
    ("keepNext", "keep_next"),
    ("keepLines", "keep_lines"),
    ("contextualSpacing", "together"),
)


def _with_paragraph(look: Look, paragraph: Element) -> Look:
    spacing = paragraph.find(f"{_W}spacing")
    exact = spacing is not None and spacing.get(f"{_W}lineRule") == "exact"
    line = _number(spacing, "line", 0)
    changes: dict[str, Any] = {
        "before": _number(spacing, "before", look.before),
        "after": _number(spacing, "after", look.after),
        "exact": line if exact else look.exact,
        "spacing": line / _SINGLE if line and not exact else look.spacing,
    }
    for name, field in _SWITCHES:
        if paragraph.find(f"{_W}{name}") is not None:
            changes[field] = _is_on(paragraph, name)
    shade = paragraph.find(f"{_W}shd")
    if shade is not None:
        changes["fill"] = shade.get(f"{_W}fill")
    borders = paragraph.find(f"{_W}pBdr")
    if borders is not None:
        changes |= {"bar": _edge(borders, "left"), "rule": _edge(borders, "bottom")}
    return _with_indent(replace(look, **changes), paragraph)


def _with_indent(look: Look, paragraph: Element) -> Look:
    indent = None if paragraph is None else paragraph.find(f"{_W}ind")
    if indent is None:
        return look
    return replace(
        look,
        left=_number(indent, "left", look.left),
        hanging=_number(indent, "hanging", 0),
    )


def _edge(borders: Element, side: str) -> Edge | None:
    edge = None if borders is None else borders.find(f"{_W}{side}")
    if edge is None or edge.get(f"{_W}val") in ("nil", "none"):
        return None
    return Edge(
        width=_number(edge, "sz", 4) * 2.5,  # given in eighths of a point
        colour=str(edge.get(f"{_W}color", "auto")).replace("auto", "000000"),
        space=_number(edge, "space", 0) * 20,
        dotted=edge.get(f"{_W}val") == "dotted",
    )


def _table(line: list[Element]) -> TableLook:
    look = TableLook(Edge(10), Edge(20), "", (57, 100, 57, 100))
    for style in line:
        borders = style.find(f"{_W}tblPr/{_W}tblBorders")
        margins = style.find(f"{_W}tblPr/{_W}tblCellMar")
        head = style.find(f"{_W}tblStylePr[@{_W}type='firstRow']/{_W}tcPr")
        shade = None if head is None else head.find(f"{_W}shd")
        under = None if head is None else _edge(head.find(f"{_W}tcBorders"), "bottom")
        sides = [margins.find(f"{_W}{s}") for s in _SIDES] if margins is not None else [None] * 4
        top, right, bottom, left = (
            _number(side, "w", known) for side, known in zip(sides, look.margins, strict=True)
        )
        look = replace(
            look,
            line=_edge(borders, "insideH") or look.line,
            head_line=under or look.head_line,
            head_fill=look.head_fill if shade is None else str(shade.get(f"{_W}fill")),
            margins=(top, right, bottom, left),
        )
    return look


_SIDES = ("top", "right", "bottom", "left")


def _page(body: Element) -> PageLook:
    section = body.find(f".//{_W}sectPr")
    size = None if section is None else section.find(f"{_W}pgSz")
    margin = None if section is None else section.find(f"{_W}pgMar")
    top, right, bottom, left = (
        _number(margin, side, known) for side, known in zip(_SIDES, _MARGINS, strict=True)
    )
    return PageLook(
        width=_number(size, "w", _A4[0]),
        height=_number(size, "h", _A4[1]),
        margins=(top, right, bottom, left),
        header=_number(margin, "header", _HEAD_AND_FOOT[0]),
        footer=_number(margin, "footer", _HEAD_AND_FOOT[1]),
    )
