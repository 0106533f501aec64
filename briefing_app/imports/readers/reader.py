"""What readers of paragraphs have in common: the lines they collect, and what they leave out."""

from dataclasses import replace

from briefing_app.imports.line import CellPlace, Extract, LeftOut, ReadLine, ReadStyle

DELETED = "texte supprimé (suivi des modifications)"
HIDDEN = "texte masqué"
CONTENTS = "table des matières"
COMMENT = "commentaire"
PAGE_HEADER = "en-tête de page"
PAGE_FOOTER = "pied de page"
TEXT_BOX = "zone de texte"
TITLES = ("title", "titre", "subtitle", "sous-titre")
"""Names of the styles of a title, in lower case."""


class ParagraphReader:
    """Collects the paragraphs of one document in reading order.

    A format subclasses it and calls `add` for text that is proposed, `leave` for text that is not.
    """

    def __init__(self) -> None:
        self.page = 1
        self._lines: list[ReadLine] = []
        self._left_out: list[LeftOut] = []
        self._blanks = 0
        self._tables = 0

    def extract(self) -> Extract:
        """The result; without pages where the file marks no page break."""
        paged = self.page > 1
        lines = self._lines if paged else [replace(line, page=None) for line in self._lines]
        return Extract(tuple(lines), tuple(self._left_out), self.page if paged else 0)

    @property
    def has_lines(self) -> bool:
        return bool(self._lines)

    def add(
        self, raw: str, *, style: ReadStyle = ReadStyle.BODY, level: int = 0, marker: str = "",
        bold: bool = False, cell: CellPlace | None = None, place: str = "", page: int | None = None,
    ) -> None:  # fmt: skip
        """One paragraph. It is on the page reached so far unless `page` is given."""
        text = raw.strip()
        self._lines.append(
            ReadLine(
                text=text,
                page=page or self.page,
                place=place,
                style=ReadStyle.NOTE if is_note(place) else style,
                level=level,
                marker=marker,
                blanks=self._blanks,
                indent=len(raw) - len(raw.lstrip()),
                bold=bold,
                cell=cell,
            )
        )
        self._blanks = 0

    def add_blank(self) -> None:
        """An empty paragraph: it is counted in the next line."""
        self._blanks += 1

    def leave(self, text: str, place: str, reason: str) -> None:
        words = " ".join(text.split())
        if words:
            self._left_out.append(LeftOut(words, place, reason))

    def leave_macros(self) -> None:
        self.leave("macros", "", "les macros du document ne sont jamais exécutées")


def note_place(number: str | int) -> str:
    return f"note {number}".strip()


def is_note(place: str) -> bool:
    return place.startswith("note")
