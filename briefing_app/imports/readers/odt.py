"""OpenDocument texts: paragraphs, headings, lists with their numbers, tables, notes, frames.

Deleted passages, hidden text, comments, headers and footers are listed as left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefing_app.imports.line import Extract, ReadStyle
from briefing_app.imports.readers.numbering import written_number
from briefing_app.imports.readers.package import Package
from briefing_app.imports.readers.reader import (
    COMMENT,
    CONTENTS,
    DELETED,
    HIDDEN,
    PAGE_FOOTER,
    PAGE_HEADER,
    TEXT_BOX,
    is_note,
    note_place,
)
from briefing_app.imports.readers.xml_reader import (
    DEEPEST,
    ListPoint,
    ParagraphText,
    Where,
    XmlReader,
)

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LEFT_OUT = {
    f"{_OFFICE}annotation": COMMENT,
    f"{_TEXT}tracked-changes": DELETED,
    f"{_TEXT}table-of-content": CONTENTS,
    f"{_TEXT}hidden-text": HIDDEN,
    f"{_TEXT}hidden-paragraph": HIDDEN,
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


def read(package: Package) -> Extract:
    content = package.xml("content.xml")
    styles = package.xml("styles.xml") if "styles.xml" in package else None
    reader = _OpenDocumentReader(content, styles)
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    reader.read_blocks(text if text is not None else (), Where())
    reader.leave_heads(styles)
    if any(name.startswith("Basic/") and name.endswith(".xml") for name in package.names):
        reader.leave_macros()
    return reader.extract()


@dataclass(slots=True)
class _Look:
    parent: str = ""
    bold: bool = False
    hidden: bool = False
    breaks: bool = False


class _OpenDocumentReader(XmlReader):
    row_tag = f"{_TABLE}table-row"
    cell_tag = f"{_TABLE}table-cell"

    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        super().__init__()
        roots = [root for root in (styles, content) if root is not None]
        self._looks = {key: look for root in roots for key, look in _looks(root)}
        self._levels = {key: level for root in roots for key, level in _list_levels(root)}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._has_pages = content.find(f".//{_TEXT}soft-page-break") is not None

    def leave_heads(self, styles: etree._Element | None) -> None:
        if styles is None:
            return
        for name, reason in (("header", PAGE_HEADER), ("footer", PAGE_FOOTER)):
            for each in styles.iter(
                f"{_STYLE}{name}", f"{_STYLE}{name}-left", f"{_STYLE}{name}-first"
            ):
                self.leave(self.text_of(each), reason, reason)

    def text_of(self, element: etree._Element) -> str:
        return "".join(map(str, element.itertext()))

    # Blocks

    def read_block(self, block: etree._Element, where: Where) -> None:
        if not isinstance(block.tag, str) or block.tag in _NO_TEXT:
            return
        if block.tag in _LEFT_OUT:
            self.leave_element(block, where, _LEFT_OUT[block.tag])
        elif block.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            self._paragraph(block, where)
        elif block.tag == f"{_TEXT}list":
            self._list(block, where)
        elif block.tag == f"{_TABLE}table":
            self.read_table(block, where)
        elif block.tag == f"{_TEXT}soft-page-break":
            self.page += 1
        else:
            self.read_blocks(block, where.inside())

    def _list(self, each: etree._Element, where: Where) -> None:
        above = where.point
        style = each.get(f"{_TEXT}style-name") or (above.style if above else "")
        level = above.depth + 1 if above else 0
        if each.get(f"{_TEXT}continue-numbering") != "true" and not each.get(
            f"{_TEXT}continue-list"
        ):
            self._counts.pop((style, level), None)
        for item in each:
            header = item.tag == f"{_TEXT}list-header"
            for index, block in enumerate(item):
                point = ListPoint(style, level, index == 0 and not header)
                self.read_blocks((block,), where.inside()._replace(point=point))

    def _paragraph(self, each: etree._Element, where: Where) -> None:
        look = self._look(each.get(f"{_TEXT}style-name", ""))
        if look.breaks and self.has_lines and self._has_pages:
            self.page += 1
        page, text = self.page, ParagraphText()
        self._gather(each, text, look, where)
        if text.raw.strip():
            self._add(each, text, where, page)
        else:
            self.add_blank()
        self.read_hanging(text)

    def _add(self, each: etree._Element, text: ParagraphText, where: Where, page: int) -> None:
        style, level = self._style_of(each, where)
        listed = where.point and where.point.first and style in (ReadStyle.HEADING, ReadStyle.POINT)
        self.add(
            text.raw, style=style, level=level, bold=text.is_bold, cell=where.cell,
            marker=self._marker(where.point) if where.point and listed else "",
            place=where.place, page=page,
        )  # fmt: skip

    def _style_of(self, each: etree._Element, where: Where) -> tuple[ReadStyle, int]:
        if is_note(where.place):
            return ReadStyle.NOTE, 0
        if self._is_titled(each.get(f"{_TEXT}style-name", "")):
            return ReadStyle.TITLE, 0
        if each.tag == f"{_TEXT}h":
            level = each.get(f"{_TEXT}outline-level", "1")
            return ReadStyle.HEADING, int(level) if level.isdigit() else 1
        return (ReadStyle.POINT, where.point.depth) if where.point else (ReadStyle.BODY, 0)

    def _marker(self, point: ListPoint) -> str:
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

    # Text of a paragraph

    def _gather(
        self, each: etree._Element, text: ParagraphText, look: _Look, where: Where, depth: int = 0
    ) -> None:
        self._write(_spaced(each.text), text, look, where)
        for child in each:
            if isinstance(child.tag, str) and depth < DEEPEST:
                self._child(child, text, look, where, depth + 1)
            self._write(_spaced(child.tail), text, look, where)

    def _child(
        self, child: etree._Element, text: ParagraphText, look: _Look, where: Where, depth: int
    ) -> None:
        tag = child.tag
        if tag in _LEFT_OUT:
            self.leave_element(child, where, _LEFT_OUT[tag])
        elif tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            self._write(" " * (min(int(count), 200) if count.isdigit() else 1), text, look, where)
        elif tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            self._write("\n" if tag.endswith("break") else " ", text, look, where)
        elif tag == f"{_TEXT}soft-page-break":
            self.page += 1
        elif tag == f"{_TEXT}note":
            note = child.find(f"{_TEXT}note-body")
            place = note_place(child.findtext(f"{_TEXT}note-citation") or "")
            self._hang(note, place, text, look, where)
        elif tag == f"{_DRAW}text-box":
            self._hang(child, TEXT_BOX, text, look, where)
        elif tag not in _NO_TEXT:
            name = child.get(f"{_TEXT}style-name", "")
            inner = self._look(name) if tag == f"{_TEXT}span" and name else look
            self._gather(child, text, inner, where, depth)

    def _write(self, words: str, text: ParagraphText, look: _Look, where: Where) -> None:
        if look.hidden:
            self.leave(words, where.place, HIDDEN)
            return
        text.parts.append(words)
        if words.strip():
            text.count_weight(bold=look.bold)

    def _hang(
        self, element: etree._Element | None, place: str, text: ParagraphText, look: _Look,
        where: Where,
    ) -> None:  # fmt: skip
        if element is None:
            return
        if look.hidden:
            self.leave(place, where.place, HIDDEN)
        else:
            text.hanging.append((element, Where(place, where.cell, depth=where.depth + 1)))

    # Styles

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


def _spaced(text: str | None) -> str:
    return text.replace("\n", " ").replace("\t", " ") if text else ""


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
