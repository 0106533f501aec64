r"""RTF: paragraphs, lists as typed, tables, footnotes; deleted and hidden text listed as left out.

A reader of our own, because the kept ones (striprtf) import what was deleted or hidden, and lose
footnotes without a word. It goes once through the control words and never calls itself: no depth of
braces can hurt it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefing_app.imports.line import CellPlace, Extract, ReadStyle
from briefing_app.imports.readers.reader import (
    COMMENT,
    PAGE_FOOTER,
    PAGE_HEADER,
    TEXT_BOX,
    TITLES,
    is_note,
)
from briefing_app.imports.readers.stream_reader import StreamReader

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.S,
)
_SIGNS = {
    "~": "\u00a0",
    "_": "-",
    "-": "\xad",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": "\n",
    "\r": "\n",
}
_LETTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "qmspace": " ",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_LEFT_OUT = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), PAGE_HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), PAGE_FOOTER),
    "annotation": COMMENT,
}
_MARKERS = frozenset({"listtext", "pntext"})
_NO_TEXT = frozenset(
    "fonttbl colortbl stylesheet info pict object fldinst listtable listoverridetable revtbl"
    " rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl bkmkstart"
    " bkmkend atnid atnauthor atrfstart atrfend atnref atndate ftnsep ftnsepc aftnsep aftnsepc"
    " pgdsctbl userprops filetbl nonshppict sn sv mmathPr defchp defpap panose falt upr".split()
)
_SHOWN = frozenset(
    {"shptxt", "shpinst", "fldrslt", "ud", "footnote", "annotation", *_MARKERS, *_LEFT_OUT}
)
_HEADING = re.compile(r"(?:heading|titre)\s*([1-9])")
_MOST_TOKENS = 8_000_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a brace opens and its end takes back."""

    destination: str = ""
    font: int = 0
    skip: int = 1
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    silent: bool = False


@dataclass(slots=True)
class _Paragraph:
    """Properties that `\\pard` takes back."""

    style: int = 0
    outline: int | None = None
    level: int = 0
    in_list: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Flow:
    """Text that is gathered: the body, a footnote, a header."""

    place: str = ""
    reason: str = ""
    parts: list[str] = field(default_factory=list)
    marker: list[str] = field(default_factory=list)
    bold: bool = True

    def emptied(self) -> tuple[str, str, bool]:
        """The paragraph that ends: its text, its marker, and whether all of it is bold."""
        ended = _whole("".join(self.parts)), _whole("".join(self.marker)).strip(), self.bold
        self.parts, self.marker, self.bold = [], [], True
        return ended


def read(data: bytes) -> Extract:
    reader = _RtfReader(data.decode("latin-1"))
    reader.run()
    return reader.extract()


class _RtfReader(StreamReader):
    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source
        self._state = _State()
        self._stack: list[tuple[_State, _Paragraph]] = []
        self._paragraph = _Paragraph()
        self._flows = [_Flow()]
        self._owners = [0]
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._outlines: dict[int, int] = {}
        self._codepage = "cp1252"
        self._bytes = bytearray()
        self._pending_skip = 0
        self._optional = False

    def run(self) -> None:
        position, end, count = 0, len(self._source), 0
        while position < end and count < _MOST_TOKENS:
            token = _TOKEN.match(self._source, position)
            if token is None:
                position += 1
                continue
            position, count = token.end(), count + 1
            if token["word"] == "bin":
                position += max(0, int(token["number"] or 0))
            self._take(token)
        self._flush()
        self._end_paragraph(None)

    def _take(self, token: re.Match[str]) -> None:
        if token["byte"]:
            self._take_byte(int(token["byte"], 16))
            return
        self._flush()
        if token["brace"] == "{":
            self._stack.append((self._state, replace(self._paragraph)))
        elif token["brace"]:
            self._close()
        elif token["word"]:
            self._word(token["word"], token["number"])
        elif token["sign"]:
            self._sign(token["sign"])
        elif token["text"]:
            self._write(self._after_skip(token["text"]))

    # Letters

    def _take_byte(self, byte: int) -> None:
        if self._pending_skip:
            self._pending_skip -= 1
        else:
            self._bytes.append(byte)

    def _flush(self) -> None:
        """Bytes given one by one are decoded together: some alphabets take two for a letter."""
        if self._bytes:
            encoding = self._fonts.get(self._state.font, self._codepage)
            raw, self._bytes = bytes(self._bytes), bytearray()
            if encoding == "symbol":
                self._write("".join(chr(0xF000 + byte) for byte in raw))
            else:
                self._write(raw.decode(encoding, "replace"))

    def _after_skip(self, text: str) -> str:
        skipped = min(self._pending_skip, len(text))
        self._pending_skip -= skipped
        return text[skipped:]

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._optional = True
        elif sign in "\r\n":
            self._end_paragraph(None)
        elif sign in _SIGNS:
            self._write(_SIGNS[sign])

    def _write(self, text: str) -> None:
        state = self._state
        if not text or state.silent:
            self._define(text)
            return
        flow = self._flows[-1]
        if state.deleted or state.hidden:
            self.leave_marked(_whole(text), flow.place, deleted=state.deleted)
        elif state.destination in _MARKERS:
            flow.marker.append(text)
        else:
            flow.parts.append(text)
            flow.bold = flow.bold and (state.bold or not text.strip())

    def _define(self, text: str) -> None:
        """Names of styles, in the style sheet."""
        if self._state.destination == "stylesheet" and text.strip():
            self._styles.setdefault(self._paragraph.style, text.strip(" ;").lower())

    # Control words

    def _word(self, word: str, number: str | None) -> None:
        optional, self._optional = self._optional, False
        value = int(number) if number else None
        if word in _NO_TEXT or (optional and word not in _SHOWN):
            self._state = replace(self._state, destination=word, silent=True)
        elif word in _SHOWN:
            self._open(word)
        elif word in _LETTERS:
            self._write(_LETTERS[word])
        elif word in _ACTIONS:
            _ACTIONS[word](self, value)

    def _open(self, word: str) -> None:
        self._state = replace(
            self._state, destination=word, silent=self._state.silent and word != "shptxt"
        )
        if word == "footnote":
            self._begin_flow(_Flow(place=self.next_note()))
        elif word in _LEFT_OUT:
            self._begin_flow(_Flow(place=_LEFT_OUT[word], reason=_LEFT_OUT[word]))
        elif word == "shptxt":
            self._begin_flow(_Flow(place=TEXT_BOX))

    def _begin_flow(self, flow: _Flow) -> None:
        self._flows.append(flow)
        self._owners.append(len(self._stack))

    def _close(self) -> None:
        if len(self._flows) > 1 and self._owners[-1] == len(self._stack):
            self._end_paragraph(None)
            self._flows.pop()
            self._owners.pop()
        if self._stack:
            self._state, self._paragraph = self._stack.pop()

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _unicode(self, value: int | None) -> None:
        code = (value or 0) % 0x10000
        # A letter beyond the first plane comes as two halves; they are joined when text is cleaned.
        self._write(chr(code))
        self._pending_skip = self._state.skip

    def _font(self, value: int | None) -> None:
        self._set(font=value or 0)

    def _charset(self, value: int | None) -> None:
        if self._state.destination == "fonttbl":
            self._fonts[self._state.font] = (
                "symbol" if value == 2 else _CHARSETS.get(value or 0, "cp1252")
            )

    def _encoding(self, value: int | None) -> None:
        try:
            "".encode(f"cp{value}")
            self._codepage = f"cp{value}"
        except LookupError:
            pass

    def _style(self, value: int | None) -> None:
        self._paragraph.style = value or 0

    def _outline(self, value: int | None) -> None:
        if self._state.destination == "stylesheet":
            self._outlines[self._paragraph.style] = value or 0
        else:
            self._paragraph.outline = value

    def _reset(self, _: int | None) -> None:
        if not self._state.silent:
            self._paragraph = _Paragraph()

    def _plain(self, _: int | None) -> None:
        self._set(bold=False, hidden=False, deleted=False)

    # Paragraphs

    def _end_paragraph(self, _: int | None) -> None:
        self._end(None)

    def _end_cell(self, _: int | None) -> None:
        self._end(self.here())
        self.end_cell()

    def _end_row(self, _: int | None) -> None:
        self.end_row()

    def _new_page(self, _: int | None) -> None:
        self.page += 1

    def _end(self, cell: CellPlace | None) -> None:
        flow = self._flows[-1]
        raw, marker, bold = flow.emptied()
        if not cell and not flow.place:
            cell = self._cell_around(raw)
        if not raw.strip():
            self.add_blank()
        elif flow.reason:
            self.leave(raw, flow.place, flow.reason)
        else:
            style, level = self._style_of(marker, flow, cell)
            self.add(
                raw, style=style, level=level, marker=marker, bold=bold,
                cell=None if flow.place else cell, place=flow.place,
            )  # fmt: skip

    def _cell_around(self, raw: str) -> CellPlace | None:
        """The cell that a paragraph of the body stands in, before the mark that ends it."""
        if self._paragraph.in_table:
            return self.here()
        if raw.strip():
            self.leave_table()
        return None

    def _style_of(self, marker: str, flow: _Flow, cell: CellPlace | None) -> tuple[ReadStyle, int]:
        each = self._paragraph
        name = self._styles.get(each.style, "")
        outline = self._outlines.get(each.style) if each.outline is None else each.outline
        if outline is None and (named := _HEADING.match(name)):
            outline = int(named[1]) - 1
        if is_note(flow.place):
            return ReadStyle.NOTE, 0
        if name in TITLES:
            return ReadStyle.TITLE, 0
        if outline is not None and outline < 9 and not cell:
            return ReadStyle.HEADING, outline + 1
        return (ReadStyle.POINT, each.level) if marker else (ReadStyle.BODY, 0)


def _whole(text: str) -> str:
    """Letters that came in two halves made one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _flag(name: str) -> Callable[[_RtfReader, int | None], None]:
    return lambda reader, value: reader._set(**{name: value != 0})


_ACTIONS: dict[str, Callable[[_RtfReader, int | None], None]] = {
    "par": _RtfReader._end_paragraph,
    "sect": _RtfReader._end_paragraph,
    "cell": _RtfReader._end_cell,
    "nestcell": _RtfReader._end_cell,
    "row": _RtfReader._end_row,
    "page": _RtfReader._new_page,
    "pard": _RtfReader._reset,
    "plain": _RtfReader._plain,
    "s": _RtfReader._style,
    "outlinelevel": _RtfReader._outline,
    "ilvl": lambda reader, value: setattr(reader._paragraph, "level", value or 0),
    "intbl": lambda reader, _: setattr(reader._paragraph, "in_table", True),
    "f": _RtfReader._font,
    "fcharset": _RtfReader._charset,
    "ansicpg": _RtfReader._encoding,
    "u": _RtfReader._unicode,
    "uc": lambda reader, value: reader._set(skip=max(0, value or 0)),
    "b": _flag("bold"),
    "v": _flag("hidden"),
    "deleted": _flag("deleted"),
}
