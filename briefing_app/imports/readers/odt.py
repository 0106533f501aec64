"""OpenDocument texts: paragraphs, headings, lists with their numbers, tables, notes, frames.

Deleted passages, hidden text, comments, headers and footers are left out and said.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefing_app.imports.line import CellPlace, Extract, LeftOut, ReadLine, ReadStyle
from briefing_app.imports.readers.numbering import written_number
from briefing_app.imports.readers.package import Package

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LEFT_OUT = {
    f"{_OFFICE}annotation": "commentaire",
    f"{_TEXT}tracked-changes": "texte supprimé (suivi des modifications)",
    f"{_TEXT}table-of-content": "table des matières",
    f"{_TEXT}hidden-text": "texte masqué",
    f"{_TEXT}hidden-paragraph": "texte masqué",
}
_NO_TEXT = frozenset(
    (f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_OFFICE}forms", f"{_TEXT}ruby-text")
)
_NUMBERS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_DEEPEST = 200


def read(package: Package) -> Extract:
    content = package.xml("content.xml")
    styles = package.xml("styles.xml") if "styles.xml" in package else None
    reader = _Reader(content, styles)
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    for child in text if text is not None else ():
        reader.block(child, None, "", 0)
    reader.leave_heads(styles)
    if any(name.startswith("Basic/") and name.endswith(".xml") for name in package.names):
        reader.left_out.append(
            LeftOut("macros", "", "les macros du document ne sont jamais exécutées")
        )
    pages = reader.page if reader.page > 1 else 0
    return Extract(tuple(reader.lines), tuple(reader.left_out), pages)


@dataclass(slots=True)
class _Look:
    parent: str = ""
    bold: bool = False
    hidden: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """The list that a paragraph stands in, and how deep."""

    style: str
    depth: int
    first: bool


class _Reader:
    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        roots = [root for root in (styles, content) if root is not None]
        self._looks = {key: look for root in roots for key, look in _looks(root)}
        self._levels = {key: level for root in roots for key, level in _list_levels(root)}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._has_pages = content.find(f".//{_TEXT}soft-page-break") is not None
        self.lines: list[ReadLine] = []
        self.left_out: list[LeftOut] = []
        self.page = 1
        self._blanks = 0
        self._tables = 0

    def leave_heads(self, styles: etree._Element | None) -> None:
        if styles is None:
            return
        for name, reason in (("header", "en-tête de page"), ("footer", "pied de page")):
            for each in styles.iter(
                f"{_STYLE}{name}", f"{_STYLE}{name}-left", f"{_STYLE}{name}-first"
            ):
                self._leave("".join(map(str, each.itertext())), reason, reason)

    def block(
        self,
        each: etree._Element,
        cell: CellPlace | None,
        place: str,
        depth: int,
        point: _Point | None = None,
    ) -> None:
        if depth > _DEEPEST or not isinstance(each.tag, str) or each.tag in _NO_TEXT:
            return
        if each.tag in _LEFT_OUT:
            self._leave(
                " ".join("".join(map(str, each.itertext())).split()), place, _LEFT_OUT[each.tag]
            )
        elif each.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            self._paragraph(each, cell, place, point, depth)
        elif each.tag == f"{_TEXT}list":
            self._list(each, cell, place, depth, point)
        elif each.tag == f"{_TABLE}table":
            self._table(each, place, depth)
        elif each.tag == f"{_TEXT}soft-page-break":
            self.page += 1
        else:
            for child in each:
                self.block(child, cell, place, depth + 1, point)

    def _list(
        self,
        each: etree._Element,
        cell: CellPlace | None,
        place: str,
        depth: int,
        above: _Point | None,
    ) -> None:
        style = each.get(f"{_TEXT}style-name") or (above.style if above else "")
        level = above.depth + 1 if above else 0
        if each.get(f"{_TEXT}continue-numbering") != "true" and not each.get(
            f"{_TEXT}continue-list"
        ):
            self._counts.pop((style, level), None)
        for item in each:
            header = item.tag == f"{_TEXT}list-header"
            for index, child in enumerate(item):
                first = index == 0 and not header
                self.block(child, cell, place, depth + 1, _Point(style, level, first))

    def _table(self, table: etree._Element, place: str, depth: int) -> None:
        self._tables += 1
        number = self._tables
        rows = [row for row in table.iter(f"{_TABLE}table-row") if _owner(row) is table]
        for row, each in enumerate(rows):
            boxes = (box for box in each if box.tag == f"{_TABLE}table-cell")
            for column, box in enumerate(boxes):
                for child in box:
                    self.block(child, CellPlace(number, row, column), place, depth + 1)

    def _paragraph(
        self,
        each: etree._Element,
        cell: CellPlace | None,
        place: str,
        point: _Point | None,
        depth: int,
    ) -> None:
        look = self._look(each.get(f"{_TEXT}style-name", ""))
        if look.breaks and self.lines and self._has_pages:
            self.page += 1
        page = self.page
        text, boxes, bold = self._gather(each, place, look)
        if text.strip():
            line = self._line(each, text, point, place)
            shown = page if self._has_pages else None
            blanks = self._blanks
            self.lines.append(replace(line, page=shown, cell=cell, bold=bold, blanks=blanks))
            self._blanks = 0
        else:
            self._blanks += 1
        for box, where in boxes:
            for child in box:
                self.block(child, cell, where or place, depth + 1)

    def _line(self, each: etree._Element, text: str, point: _Point | None, place: str) -> ReadLine:
        words, indent = text.strip(), len(text) - len(text.lstrip())
        name = each.get(f"{_TEXT}style-name", "")
        if place.startswith("note"):
            return ReadLine(text=words, place=place, style=ReadStyle.NOTE)
        if self._is_titled(name):
            return ReadLine(text=words, place=place, style=ReadStyle.TITLE)
        if each.tag == f"{_TEXT}h":
            level = each.get(f"{_TEXT}outline-level", "1")
            marker = self._marker(point) if point and point.first else ""
            return ReadLine(
                text=words,
                place=place,
                style=ReadStyle.HEADING,
                marker=marker,
                level=int(level) if level.isdigit() else 1,
            )
        if point:
            marker = self._marker(point) if point.first else ""
            return ReadLine(
                text=words, place=place, style=ReadStyle.POINT, level=point.depth, marker=marker
            )
        return ReadLine(text=words, place=place, indent=indent)

    def _marker(self, point: _Point) -> str:
        known = self._levels.get((point.style, point.depth))
        if known is None:
            return "•"
        form, before, after, start, shown = known
        if not form:
            return shown
        key = (point.style, point.depth)
        self._counts[key] = self._counts.get(key, start - 1) + 1
        numbers = [
            written_number(self._counts.get((point.style, d), 1), form)
            for d in range(point.depth + 1)
        ]
        return f"{before}{'.'.join(numbers[-int(shown or 1) :])}{after}".strip()

    def _gather(
        self, each: etree._Element, place: str, look: _Look
    ) -> tuple[str, list[tuple[etree._Element, str]], bool]:
        """The text, what hangs on it (frames, notes), and whether all of it is bold."""
        parts: list[str] = []
        boxes: list[tuple[etree._Element, str]] = []
        weights: list[bool] = []
        for text, here, found in self._runs(each, look, place, 0):
            if here.hidden:
                self._leave(text, place, "texte masqué")
            elif found is not None:
                boxes.append((found, text))
            else:
                parts.append(text)
                if text.strip():
                    weights.append(here.bold)
        return "".join(parts), boxes, bool(weights) and all(weights)

    def _runs(
        self, each: etree._Element, look: _Look, place: str, depth: int
    ) -> Iterator[tuple[str, _Look, etree._Element | None]]:
        yield _spaced(each.text), look, None
        for child in each:
            if isinstance(child.tag, str) and depth < _DEEPEST:
                yield from self._child(child, look, place, depth + 1)
            yield _spaced(child.tail), look, None

    def _child(
        self, child: etree._Element, look: _Look, place: str, depth: int
    ) -> Iterator[tuple[str, _Look, etree._Element | None]]:
        tag = child.tag
        if tag in _LEFT_OUT:
            self._leave("".join(map(str, child.itertext())), place, _LEFT_OUT[tag])
        elif tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 200) if count.isdigit() else 1), look, None
        elif tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield "\n" if tag.endswith("break") else " ", look, None
        elif tag == f"{_TEXT}soft-page-break":
            self.page += 1
        elif tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            if body is not None:
                yield f"note {child.findtext(f'{_TEXT}note-citation') or ''}".strip(), look, body
        elif tag == f"{_DRAW}text-box":
            yield "zone de texte", look, child
        elif tag not in _NO_TEXT:
            name = child.get(f"{_TEXT}style-name", "")
            inner = self._look(name) if tag == f"{_TEXT}span" and name else look
            yield from self._runs(child, inner, place, depth)

    def _look(self, name: str) -> _Look:
        """A style with what it takes from its parents."""
        found, seen = _Look(), set[str]()
        while name in self._looks and name not in seen:
            seen.add(name)
            look = self._looks[name]
            found.bold = found.bold or look.bold
            found.hidden = found.hidden or look.hidden
            found.breaks = found.breaks or look.breaks
            name = look.parent
        return found

    def _is_titled(self, name: str) -> bool:
        seen = set[str]()
        while name and name not in seen:
            if name in ("Title", "Subtitle"):
                return True
            seen.add(name)
            name = self._looks[name].parent if name in self._looks else ""
        return False

    def _leave(self, text: str, place: str, reason: str) -> None:
        if text.strip():
            self.left_out.append(LeftOut(" ".join(text.split()), place, reason))


def _spaced(text: str | None) -> str:
    return text.replace("\n", " ").replace("\t", " ") if text else ""


def _owner(row: etree._Element) -> etree._Element:
    return next(row.iterancestors(f"{_TABLE}table"))


def _looks(root: etree._Element) -> Iterator[tuple[str, _Look]]:
    for each in root.iter(f"{_STYLE}style"):
        letters = each.find(f"{_STYLE}text-properties")
        layout = each.find(f"{_STYLE}paragraph-properties")
        yield (
            each.get(f"{_STYLE}name", ""),
            _Look(
                parent=each.get(f"{_STYLE}parent-style-name", ""),
                bold=letters is not None and letters.get(f"{_FO}font-weight") == "bold",
                hidden=letters is not None and letters.get(f"{_TEXT}display") == "none",
                breaks=layout is not None and layout.get(f"{_FO}break-before") == "page",
            ),
        )


_Level = tuple[str, str, str, int, str]
"""How a level counts ("" for a bullet), what stands before and after, its start, what it shows."""


def _list_levels(root: etree._Element) -> Iterator[tuple[tuple[str, int], _Level]]:
    for each in root.iter(f"{_TEXT}list-style"):
        name = each.get(f"{_STYLE}name", "")
        for level in each:
            depth = level.get(f"{_TEXT}level", "1")
            if depth.isdigit():
                yield (name, int(depth) - 1), _level(level)


def _level(each: etree._Element) -> _Level:
    if each.tag == f"{_TEXT}list-level-style-bullet":
        return "", "", "", 1, each.get(f"{_TEXT}bullet-char", "•")
    form = _NUMBERS.get(each.get(f"{_STYLE}num-format", ""), "")
    start, shown = each.get(f"{_TEXT}start-value", "1"), each.get(f"{_TEXT}display-levels", "1")
    return (
        form,
        each.get(f"{_STYLE}num-prefix", ""),
        each.get(f"{_STYLE}num-suffix", ""),
        int(start) if start.isdigit() else 1,
        (shown if shown.isdigit() else "1") if form else "",
    )
