"""Word documents: every text node is either a line or listed as left out.

python-docx skips insertions, content controls and simple fields without a word, so the XML itself
is walked. What Word would not print is listed as left out: deletions, hidden text, comments,
the table of contents, headers and footers. Macros are never run, links never followed.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefing_app.imports.line import Extract, ReadStyle
from briefing_app.imports.readers.numbering import ListNumbering, W
from briefing_app.imports.readers.package import Package
from briefing_app.imports.readers.reader import (
    COMMENT,
    CONTENTS,
    DELETED,
    HIDDEN,
    PAGE_FOOTER,
    PAGE_HEADER,
    TEXT_BOX,
    TITLES,
    is_note,
    note_place,
)
from briefing_app.imports.readers.xml_reader import DEEPEST, ParagraphText, Where, XmlReader

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MAIN = "/officeDocument"
_DRAWN = ("data", "chart")
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_SKIPPED = frozenset(
    [
        f"{W}{name}"
        for name in (
            "pPr",
            "rPr",
            "sectPr",
            "tblPr",
            "trPr",
            "tcPr",
            "sdtPr",
            "tblGrid",
            "instrText",
        )
    ]
    + [f"{_MC}Fallback"]
)
_SPACES = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": " ",
}
_OTHER_PARTS = (
    ("header", PAGE_HEADER),
    ("footer", PAGE_FOOTER),
    ("comments", COMMENT),
)


def main_part(package: Package) -> str:
    """The part that holds the text, by the package's own relationships."""
    if "_rels/.rels" not in package:
        return ""
    for each in package.xml("_rels/.rels").iter(f"{_RELS}Relationship"):
        target = each.get("Target", "").lstrip("/")
        if each.get("Type", "").endswith(_MAIN) and target.startswith("word") and target in package:
            return target
    return ""


def read(package: Package) -> Extract:
    name = main_part(package) or "word/document.xml"
    folder = posixpath.dirname(name)
    reader = _WordReader(package, folder)
    reader.read_body(package.xml(name))
    reader.leave_others()
    return reader.extract()


@dataclass(slots=True)
class _Look:
    """A paragraph style: its list, its level as a heading, how its letters look."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str = ""
    level: int = 0
    bold: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _WordText(ParagraphText):
    """Its style may be bold by itself; notes stand in other parts and are read after frames."""

    bold_style: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)


class _WordReader(XmlReader):
    row_tag = f"{W}tr"
    cell_tag = f"{W}tc"

    def __init__(self, package: Package, folder: str) -> None:
        super().__init__()
        self._package = package
        self._folder = folder
        self._numbering = ListNumbering(self._part("numbering"))
        self._looks = _looks(self._part("styles"))
        self._notes = {kind: _by_id(self._part(f"{kind}s")) for kind in ("footnote", "endnote")}

    def _part(self, name: str) -> etree._Element | None:
        path = f"{self._folder}/{name}.xml"
        return self._package.xml(path) if path in self._package else None

    def read_body(self, root: etree._Element) -> None:
        body = root.find(f"{W}body")
        self.read_blocks(body if body is not None else (), Where())

    def leave_others(self) -> None:
        """Lists the parts that are not the running text as left out."""
        for path in sorted(self._package.names):
            stem = posixpath.basename(path)
            reason = next((why for name, why in _OTHER_PARTS if stem.startswith(name)), "")
            if reason and posixpath.dirname(path) == self._folder and path.endswith(".xml"):
                for paragraph in self._package.xml(path).iter(f"{W}p"):
                    self.leave(self.text_of(paragraph), reason, reason)
            elif stem.startswith(_DRAWN) and path.endswith(".xml"):
                text = " ".join(map(str, self._package.xml(path).itertext(f"{_A}t")))
                self.leave(text, "schéma ou graphique", "schéma ou graphique")
            elif "afchunk" in stem.lower():
                self.leave(stem, "document incorporé", "document incorporé")
        for kind in self._notes.values():
            for number, note in kind.items():
                self.leave(self.text_of(note), note_place(number), "note sans appel")
        if any(path.endswith("vbaProject.bin") for path in self._package.names):
            self.leave_macros()

    # Blocks

    def read_block(self, block: etree._Element, where: Where) -> None:
        if block.tag == f"{W}p":
            self._paragraph(block, where)
        elif block.tag == f"{W}tbl":
            self.read_table(block, where)
        elif block.tag in _GONE:
            self.leave_element(block, where, DELETED)
        elif block.tag not in _SKIPPED:
            self.read_blocks(block, where.inside())

    def cells_of(self, row: etree._Element, where: Where) -> Iterator[etree._Element]:
        if row.find(f"{W}trPr/{W}del") is None:
            return super().cells_of(row, where)
        self.leave(" ".join(_texts(row)), where.place, DELETED)
        return iter(())

    def text_of(self, element: etree._Element) -> str:
        return "".join(_texts(element))

    def _paragraph(self, paragraph: etree._Element, where: Where) -> None:
        look, list_id, level = self._look_of(paragraph)
        if _breaks_before(paragraph):
            self._break()
        page = self.page
        text = _WordText(bold_style=look.bold)
        self._gather(paragraph, text, where, look.hidden)
        if _is_contents(look):
            self.leave(text.raw, where.place, CONTENTS)
        elif text.raw.strip():
            self._add(text, look, list_id, level, where, page)
        else:
            self.add_blank()
        self.read_hanging(text)
        for kind, number in text.notes:
            note = self._notes[kind].pop(number, ())
            self.read_blocks(note, Where(note_place(number)))

    def _add(
        self, text: _WordText, look: _Look, list_id: str, level: int, where: Where, page: int
    ) -> None:
        marker = self._numbering.marker(list_id, level) if list_id else ""
        style = ReadStyle.POINT if marker else ReadStyle.BODY
        if _is_title(look):
            style = ReadStyle.TITLE
        elif look.outline is not None and not where.cell and not is_note(where.place):
            style, level = ReadStyle.HEADING, look.outline + 1
        self.add(
            text.raw, style=style, level=level, marker=marker, bold=text.is_bold, cell=where.cell,
            place=where.place, page=page,
        )  # fmt: skip

    # Text of a paragraph

    def _gather(
        self, each: etree._Element, text: _WordText, where: Where, hidden: bool, depth: int = 0
    ) -> None:
        for child in each:
            tag = child.tag
            if tag in _GONE or tag == f"{W}delText":
                self.leave_element(child, where, DELETED)
            elif tag == f"{W}txbxContent":
                text.hanging.append((child, Where(where.place or TEXT_BOX, where.cell)))
            elif tag == f"{W}r":
                self._run(child, text, where, hidden, depth)
            elif tag not in _SKIPPED and depth < DEEPEST:
                self._leaf(child, text)
                self._gather(child, text, where, hidden, depth + 1)

    def _run(
        self, run: etree._Element, text: _WordText, where: Where, hidden: bool, depth: int
    ) -> None:
        props = run.find(f"{W}rPr")
        if _flag(props, "vanish", default=hidden) or _flag(props, "specVanish"):
            self.leave_element(run, where, HIDDEN)
            return
        before = len(text.parts)
        self._gather(run, text, where, hidden, depth + 1)
        if any(part.strip() for part in text.parts[before:]):
            text.count_weight(bold=_flag(props, "b", default=text.bold_style))

    def _leaf(self, each: etree._Element, text: _WordText) -> None:
        tag = each.tag
        if tag in (f"{W}t", f"{_M}t"):
            text.parts.append(each.text or "")
        elif tag in _SPACES:
            if tag == f"{W}br" and each.get(f"{W}type") == "page":
                self._break()
            text.parts.append(_SPACES[tag])
        elif tag == f"{W}lastRenderedPageBreak":
            self._break()
        elif tag == f"{W}sym":
            text.parts.append(_symbol(each.get(f"{W}char", "")))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            text.notes.append(
                (tag.removeprefix(W).removesuffix("Reference"), each.get(f"{W}id", ""))
            )

    # Small things

    def _look_of(self, paragraph: etree._Element) -> tuple[_Look, str, int]:
        """The paragraph's style, list and level; its own properties come before its style's."""
        props = paragraph.find(f"{W}pPr")
        style = _value(props, "pStyle")
        look = self._looks.get(style, _Look())
        list_id, level = look.list_id, look.level
        if style in self._numbering.of_style and list_id:
            level = self._numbering.of_style[style][1]
        numbered = props.find(f"{W}numPr") if props is not None else None
        if numbered is not None:
            list_id = _value(numbered, "numId") or list_id
            level = _small(_value(numbered, "ilvl"), level)
        outline = _value(props, "outlineLvl")
        if outline:
            look = _Look(look.name, look.based_on, _heading(_small(outline, 9)), list_id, level)
        return look, "" if list_id == "0" else list_id, level

    def _break(self) -> None:
        self.page += 1


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return {each.get(f"{W}id", ""): each for each in root} if root is not None else {}


def _looks(root: etree._Element | None) -> dict[str, _Look]:
    looks: dict[str, _Look] = {}
    for each in root.iter(f"{W}style") if root is not None else ():
        if each.get(f"{W}type", "paragraph") == "paragraph":
            looks[each.get(f"{W}styleId", "")] = _own_look(each)
    return {key: _inherited(key, looks) for key in looks}


def _own_look(style: etree._Element) -> _Look:
    props, letters = style.find(f"{W}pPr"), style.find(f"{W}rPr")
    numbered = props.find(f"{W}numPr") if props is not None else None
    outline = _value(props, "outlineLvl")
    return _Look(
        name=_value(style, "name").lower(),
        based_on=_value(style, "basedOn"),
        outline=_heading(_small(outline, 9)) if outline else None,
        list_id=_value(numbered, "numId"),
        level=_small(_value(numbered, "ilvl"), 0),
        bold=_flag(letters, "b"),
        hidden=_flag(letters, "vanish"),
    )


def _inherited(key: str, looks: dict[str, _Look]) -> _Look:
    """A style with what it takes from the styles it is based on."""
    look = looks[key]
    seen, above = {key}, look.based_on
    found = _Look(look.name, "", look.outline, look.list_id, look.level, look.bold, look.hidden)
    while above in looks and above not in seen:
        seen.add(above)
        base = looks[above]
        found.outline = base.outline if found.outline is None else found.outline
        found.level = found.level if found.list_id else base.level
        found.list_id = found.list_id or base.list_id
        found.bold = found.bold or base.bold
        above = base.based_on
    return found


def _heading(level: int) -> int | None:
    return level if level < 9 else None


def _is_title(look: _Look) -> bool:
    return look.name in TITLES


def _is_contents(look: _Look) -> bool:
    return look.name.startswith(("toc ", "tm ", "table of figures")) and look.name[-1:].isdigit()


def _breaks_before(paragraph: etree._Element) -> bool:
    return _flag(paragraph.find(f"{W}pPr"), "pageBreakBefore")


def _texts(each: etree._Element) -> Iterator[str]:
    return (str(text) for text in each.itertext(f"{W}t", f"{W}delText", f"{_M}t"))


def _value(props: etree._Element | None, name: str) -> str:
    found = props.find(f"{W}{name}") if props is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _flag(props: etree._Element | None, name: str, *, default: bool = False) -> bool:
    found = props.find(f"{W}{name}") if props is not None else None
    return (
        default if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off", "none")
    )


def _small(written: str, default: int) -> int:
    return int(written) if written.isdigit() and len(written) < 3 else default


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
