"""What RTF and Word 97 texts have in common: one stream of letters, cut by marks.

Nothing encloses a paragraph or a table there: marks end a paragraph, a cell, a row, and a table
ends with the first paragraph outside. So the place is counted on the way.
"""

from briefing_app.imports.line import CellPlace
from briefing_app.imports.readers.reader import DELETED, HIDDEN, ParagraphReader, note_place


class StreamReader(ParagraphReader):
    def __init__(self) -> None:
        super().__init__()
        self._row = 0
        self._column = 0
        self._in_table = False
        self._notes = 0

    def next_note(self) -> str:
        """The place of a note; notes are numbered as they come."""
        self._notes += 1
        return note_place(self._notes)

    def here(self) -> CellPlace:
        """The cell reached; the first one of a new table after a paragraph outside of tables."""
        if not self._in_table:
            self._tables += 1
            self._row, self._column, self._in_table = 0, 0, True
        return CellPlace(self._tables, self._row, self._column)

    def leave_table(self) -> None:
        self._in_table = False

    def end_cell(self) -> None:
        self._column += 1

    def end_row(self) -> None:
        self._row, self._column = self._row + 1, 0

    def leave_marked(self, text: str, place: str, *, deleted: bool) -> None:
        """Letters that the document marks as deleted, or else as hidden."""
        self.leave(text, place, DELETED if deleted else HIDDEN)
