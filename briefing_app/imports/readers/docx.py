"""Word documents: every text node is either a line or listed as left out.

python-docx skips insertions, content controls and simple fields without a word, so the XML itself
is walked. What Word would not print is left out and said: deletions, hidden text, comments,
the table of contents, headers and footers. Macros are never run, links never followed.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from briefing_app.imports.line import CellPlace, Extract, LeftOut, ReadLine, ReadStyle
from briefing_app.imports.readers.numbering import ListNumbering, W
from briefing_app.imports.readers.package import Package

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MAIN = "/officeDocument"
_DRAWN = ("data", "chart")
_DELETED = "texte supprimé (suivi des modifications)"
_HIDDEN = "texte masqué"
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
    ("header", "en-tête de page"),
    ("footer", "pied de page"),
    ("comments", "commentaire"),
)
_DEEPEST = 200


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
    reader = _Reader(package, folder)
    reader.read_body(package.xml(name))
    reader.read_others()
    lines = reader.lines if reader.page > 1 else [replace(line, page=None) for line in reader.lines]
    return Extract(tuple(lines), tuple(reader.left_out), reader.page if reader.page > 1 else 0)


@dataclass(slots=True)
class _Look:
    """What a paragraph style says: its list, its level as a heading, its letters."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str = ""
    level: int = 0
    bold: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Text:
    """The text of one paragraph while it is gathered; its style may be bold by itself."""

    is_bold: bool = False
    parts: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    def __init__(self, package: Package, folder: str) -> None:
        self._package = package
        self._folder = folder
        self._numbering = ListNumbering(self._part("numbering"))
        self._looks = _looks(self._part("styles"))
        self._notes = {kind: _by_id(self._part(f"{kind}s")) for kind in ("footnote", "endnote")}
        self.lines: list[ReadLine] = []
        self.left_out: list[LeftOut] = []
        self.page = 1
        self._blanks = 0
        self._tables = 0

    def _part(self, name: str) -> etree._Element | None:
        path = f"{self._folder}/{name}.xml"
        return self._package.xml(path) if path in self._package else None

    def read_body(self, root: etree._Element) -> None:
        body = root.find(f"{W}body")
        for child in body if body is not None else ():
            self._block(child, None, "", 0)

    def read_others(self) -> None:
        """Parts that are not the running text are said to be left out."""
        for path in sorted(self._package.names):
            stem = posixpath.basename(path)
            reason = next((why for name, why in _OTHER_PARTS if stem.startswith(name)), "")
            if reason and posixpath.dirname(path) == self._folder and path.endswith(".xml"):
                for each in self._package.xml(path).iter(f"{W}p"):
                    self._leave("".join(_all_text(each)), reason, reason)
            elif stem.startswith(_DRAWN) and path.endswith(".xml"):
                text = " ".join(map(str, self._package.xml(path).itertext(f"{_A}t")))
                self._leave(text, "schéma ou graphique", "schéma ou graphique")
            elif "afchunk" in stem.lower():
                self._leave(stem, "document incorporé", "document incorporé")
        for kind in self._notes.values():
            for number, each in kind.items():
                self._leave("".join(_all_text(each)), f"note {number}", "note sans appel")
        if any(path.endswith("vbaProject.bin") for path in self._package.names):
            self.left_out.append(
                LeftOut("macros", "", "les macros du document ne sont jamais exécutées")
            )

    # Blocks

    def _block(self, each: etree._Element, cell: CellPlace | None, place: str, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if each.tag == f"{W}p":
            self._paragraph(each, cell, place)
        elif each.tag == f"{W}tbl":
            self._table(each, place, depth)
        elif each.tag in _GONE:
            self._leave("".join(_all_text(each)), place, _DELETED)
        elif each.tag not in _SKIPPED:
            for child in each:
                self._block(child, cell, place, depth + 1)

    def _table(self, table: etree._Element, place: str, depth: int) -> None:
        self._tables += 1
        number = self._tables
        for row, each in enumerate(_rows(table)):
            if each.find(f"{W}trPr/{W}del") is not None:
                self._leave(" ".join(_all_text(each)), place, _DELETED)
                continue
            for column, box in enumerate(each.iter(f"{W}tc")):
                if next(box.iterancestors(f"{W}tr")) is each:
                    for child in box:
                        self._block(child, CellPlace(number, row, column), place, depth + 1)

    def _paragraph(self, paragraph: etree._Element, cell: CellPlace | None, place: str) -> None:
        look, list_id, level = self._look_of(paragraph)
        if _breaks_before(paragraph):
            self._break()
        page = self.page
        text = _Text(is_bold=look.bold)
        self._gather(paragraph, text, place, look.hidden)
        words = "".join(text.parts).strip()
        if _is_contents(look):
            self._leave(words, place, "table des matières")
        elif words:
            self._add(words, text, look, list_id, level, cell, place, page)
        else:
            self._blanks += 1
        for box in text.boxes:
            for child in box:
                self._block(child, cell, place or "zone de texte", 0)
        for kind, number in text.notes:
            self._note(kind, number)

    def _add(
        self, words: str, text: _Text, look: _Look, list_id: str, level: int,
        cell: CellPlace | None, place: str, page: int,
    ) -> None:  # fmt: skip
        marker = self._numbering.marker(list_id, level) if list_id else ""
        heading = look.outline is not None and not cell
        style = ReadStyle.POINT if list_id and marker else ReadStyle.BODY
        if place.startswith("note"):
            style = ReadStyle.NOTE
        elif _is_title(look):
            style = ReadStyle.TITLE
        elif heading:
            style, level = ReadStyle.HEADING, (look.outline or 0) + 1
        self.lines.append(
            ReadLine(
                text=words,
                page=page,
                place=place,
                style=style,
                level=level,
                marker=marker,
                blanks=self._blanks,
                indent=len("".join(text.parts)) - len("".join(text.parts).lstrip()),
                bold=text.bold > 0 and not text.plain,
                cell=cell,
            )
        )
        self._blanks = 0

    def _note(self, kind: str, number: str) -> None:
        for child in self._notes[kind].pop(number, ()):
            self._block(child, None, f"note {number}", 0)

    # Text of a paragraph

    def _gather(
        self, each: etree._Element, text: _Text, place: str, hidden: bool, depth: int = 0
    ) -> None:
        for child in each:
            tag = child.tag
            if tag in _GONE or tag == f"{W}delText":
                self._leave("".join(_all_text(child)), place, _DELETED)
            elif tag == f"{W}txbxContent":
                text.boxes.append(child)
            elif tag == f"{W}r":
                self._run(child, text, place, hidden, depth)
            elif tag not in _SKIPPED and depth < _DEEPEST:
                self._leaf(child, text)
                self._gather(child, text, place, hidden, depth + 1)

    def _run(self, run: etree._Element, text: _Text, place: str, hidden: bool, depth: int) -> None:
        props = run.find(f"{W}rPr")
        if _flag(props, "vanish", default=hidden) or _flag(props, "specVanish"):
            self._leave("".join(_all_text(run)), place, _HIDDEN)
            return
        before = len(text.parts)
        self._gather(run, text, place, hidden, depth + 1)
        if any(part.strip() for part in text.parts[before:]):
            bold = _flag(props, "b", default=text.is_bold)
            text.bold += bold
            text.plain += not bold

    def _leaf(self, each: etree._Element, text: _Text) -> None:
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
        """The paragraph's style with what it says itself; its list and its level there."""
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

    def _leave(self, text: str, place: str, reason: str) -> None:
        if text.strip():
            self.left_out.append(LeftOut(" ".join(text.split()), place, reason))


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
    return look.name in ("title", "titre", "subtitle", "sous-titre")


def _is_contents(look: _Look) -> bool:
    return look.name.startswith(("toc ", "tm ", "table of figures")) and look.name[-1:].isdigit()


def _breaks_before(paragraph: etree._Element) -> bool:
    return _flag(paragraph.find(f"{W}pPr"), "pageBreakBefore")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is table:
            yield row


def _all_text(each: etree._Element) -> Iterator[str]:
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
