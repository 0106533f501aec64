"""What a returned grid says that is not known here: a pure function from a file to differences.

Nothing is dropped silently: what cannot become a difference is set aside with its reason.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefing_app.domain.grids.cells import CellReader, CellReading, bare, same
from briefing_app.domain.grids.columns import COMMITMENTS, SHEETS
from briefing_app.domain.grids.review import (
    Comparison,
    Difference,
    Given,
    Identity,
    ItemId,
    KnownCells,
    NewRow,
    Returned,
    ReturnedRow,
    ReturnedSheet,
    SetAside,
)
from briefing_app.domain.grids.sheet import Column, Names

_CIRCUMSTANCES = ("organisation", "date", "situation")
"""Columns that say who answered and when, or follow from others: no change by themselves."""
_MAY_BE_EMPTY = ("due",)
_ELSEWHERE = (
    "cette grille est partie d’un autre fichier de Plaidoyer : aucune de ses lignes n’est d’ici."
    " Rien n’en est repris ; ouvrez le fichier d’où elle est partie, puis reprenez-la"
)
_PARTLY_KNOWN = (
    "cette grille est partie d’un autre fichier de Plaidoyer, ou son envoi a été annulé : seules"
    " les lignes dont le texte est le même ici sont reconnues"
)


def compare(returned: Returned, known: KnownCells, names: Names, today: date) -> Comparison:
    reading = _File(returned, known, names, today)
    sheets = [_SheetComparer(reading, each) for each in returned.sheets]
    if known.elsewhere and not any(sheet.knows_any_line for sheet in sheets):
        return Comparison(set_aside=(reading.aside("", None, _ELSEWHERE),))
    if known.elsewhere:
        reading.set_aside.append(reading.aside("", None, _PARTLY_KNOWN))
    for sheet in sheets:
        sheet.compare()
    speakers = reading.speakers or {reading.organisation}
    return Comparison(
        tuple(reading.changes),
        tuple(reading.new),
        tuple(reading.set_aside),
        frozenset(speakers - {""}),
    )


class _File:
    """One file being compared: what is known of it, and what was found so far."""

    def __init__(self, returned: Returned, known: KnownCells, names: Names, today: date) -> None:
        self.returned = returned
        self.known = known
        self.today = today.isoformat()
        self.reader = CellReader(names, today)
        shared = Counter(names.organisations.values())
        labels = names.organisations.items()
        self.organisations = {label: key for key, label in labels if shared[label] == 1}
        here = known.here.items()
        self.refs = {(item.kind, c["ref"]): item for item, c in here if c.get("ref")}
        self.texts = {(item.kind, bare(c["text"])) for item, c in here if c.get("text")}
        self.organisation = returned.organisation or self._only_one_named()
        self.changes: list[Difference] = []
        self.new: list[NewRow] = []
        told = (each._replace(organisation=self.organisation) for each in returned.set_aside)
        self.set_aside = list(told)
        self.speakers: set[str] = set()

    def _only_one_named(self) -> str:
        """Who answers in a grid that went to everybody; nobody where several names stand in it."""
        rows = (row for sheet in self.returned.sheets for row in sheet.rows)
        named = {row.said("organisation") for row in rows} - {""}
        keys = {self.organisation_in(written) for written in named}
        return keys.pop() if len(keys) == 1 else ""

    def aside(self, sheet: str, row: int | None, reason: str) -> SetAside:
        return SetAside(self.returned.document, self.organisation, sheet, row, reason)

    def organisation_in(self, written: str) -> str:
        reading = self.reader.read(COMMITMENTS.column("organisation"), written)
        return self.organisations.get(reading.value, "") if reading else ""

    def was_taken(self, kind: str, speaker: str, text: str) -> bool:
        """Whether a new line was taken over from this association before."""
        received = any(
            given.column == "text"
            and (given.item.kind, given.organisation) == (kind, speaker)
            and bare(value) == text
            for given, value in self.known.received.items()
        )
        return received or any(
            (item.kind, who) == (kind, speaker) and text in heard
            for (item, who), heard in self.known.heard.items()
        )


class _SheetComparer:
    """Goes through the lines of one sheet."""

    def __init__(self, file: _File, returned: ReturnedSheet) -> None:
        self._file = file
        self._known = file.known
        self._rows = returned.rows
        self._sheet = SHEETS[returned.kind]
        self._columns = [c for c in self._sheet.columns if c.key in returned.columns]
        self._compared = [c for c in self._columns if c.key not in _CIRCUMSTANCES]
        self._moved = 0

    def compare(self) -> None:
        places: dict[ItemId, list[ReturnedRow]] = {}
        for row in self._rows:
            found = "" if self._sheet.form else self._place(row)
            if isinstance(found, ItemId):
                places.setdefault(found, []).append(row)
            elif found:
                self._put_aside(row.number, found)
            else:
                self._new_line(row)
        for item, rows in places.items():
            self._line(item, rows[0] if len(rows) == 1 else self._original(item, rows))
        if self._moved:
            self._put_aside(
                None,
                f"{self._moved} lignes sont reconnues à leur référence : leur identité cachée"
                " avait été déplacée",
            )

    # Which item a line is about

    def _place(self, row: ReturnedRow) -> ItemId | str:
        """The item of a line, or why it cannot be told; nothing where the line is new.

        The hidden identity and the visible reference are two witnesses. Where they disagree (only
        some of the columns were sorted, for instance), the text is the third.
        """
        by_ref = self._file.refs.get((self._sheet.kind, self._ref(row)))
        if not row.identity:
            return self._by_reference(row, by_ref)
        identity = Identity.read(row.identity)
        if identity is None:
            return "son identité cachée a été modifiée"
        if identity.grid != self._file.returned.grid:
            return "elle vient d’une autre grille"
        if identity.item.kind != self._sheet.kind:
            return f"elle vient de la feuille « {SHEETS[identity.item.kind].title} »"
        if identity.item not in self._known.here:
            return "cet élément n’existe plus ici"
        if self._known.elsewhere and not self._is_ours(row, identity.item):
            return "elle vient d’un autre fichier : ici, cette référence dit autre chose"
        if by_ref == identity.item or not self._sheet.has("ref"):
            return identity.item
        return self._third_witness(row, identity.item, by_ref)

    def _by_reference(self, row: ReturnedRow, by_ref: ItemId | None) -> ItemId | str:
        ref = self._ref(row)
        if not ref:
            return ""
        if by_ref is None:
            return f"la référence « {ref} » est inconnue ici"
        if self._tells(row, by_ref) is False:
            return f"la référence {ref} y accompagne un autre texte"
        return by_ref

    def _third_witness(
        self, row: ReturnedRow, by_key: ItemId, by_ref: ItemId | None
    ) -> ItemId | str:
        if by_ref is not None and self._tells(row, by_ref):
            self._moved += 1
            return by_ref
        if by_ref is None and self._tells(row, by_key):
            return by_key
        ref = self._ref(row)
        return f"sa référence visible (« {ref} ») et son identité ne vont pas ensemble"

    def _ref(self, row: ReturnedRow) -> str:
        return row.said("ref").upper() if self._sheet.has("ref") else ""

    def _tells(self, row: ReturnedRow, item: ItemId) -> bool | None:
        """Whether the line holds the text of that item; None where it holds no text at all."""
        text = row.said("text")
        if not text:
            return None
        sent = self._known.sent.get(item, {}).get("text", "")
        return same(text, sent) or same(text, self._known.here[item].get("text", ""))

    @property
    def knows_any_line(self) -> bool:
        """Whether one line is about an item of this store; a form is about none."""
        found = (Identity.read(row.identity) for row in self._rows)
        lines = zip(self._rows, found, strict=True)
        return self._sheet.form or any(
            identity is not None and self._is_ours(row, identity.item) for row, identity in lines
        )

    def _is_ours(self, row: ReturnedRow, item: ItemId) -> bool:
        """Keys alone prove nothing: two stores may have given the same one."""
        here = self._known.here.get(item)
        return here is not None and same(row.said("text"), here.get("text", ""))

    def _original(self, item: ItemId, rows: list[ReturnedRow]) -> ReturnedRow:
        """Of several lines about one item, the first that says it as it was sent."""
        original = next((row for row in rows if self._tells(row, item)), rows[0])
        ref = self._known.here[item].get("ref", "un élément")
        for row in rows:
            if row is not original:
                reason = f"cette ligne a été copiée : {ref} est déjà à la ligne {original.number}"
                self._put_aside(row.number, reason)
        return original

    # What a line says

    def _line(self, item: ItemId, row: ReturnedRow) -> None:
        sent = self._known.sent.get(item, {})
        touched = [c for c in self._compared if row.said(c.key) != sent.get(c.key, "")]
        if not touched:
            if "date" in row.cells and "date" not in sent:
                self._put_aside(row.number, "une date, mais ni état ni suivi")
            return
        speaker = self._speaker(row)
        if speaker is None:
            return
        cells = (self._cell(column, item, row, speaker) for column in touched)
        if found := [change for change in cells if change]:
            day = self._day(row)
            self._file.changes += [replace(each, date=day) for each in found]
            self._file.speakers.add(speaker)

    def _cell(
        self, column: Column, item: ItemId, row: ReturnedRow, speaker: str
    ) -> Difference | None:
        reading = self._read(column, row)
        if reading is None:
            return None
        base = self._agreed(column, item, speaker)
        if base is not None and same(reading.value, base):
            return None
        if not (column.field or column.answer):
            self._tell_protected(column, row, base)
            return None
        here = base or "" if column.answer else self._known.here[item].get(column.key, "")
        if same(reading.value, here) or self._was_heard(column, item, speaker, reading.value):
            return None
        if not reading.value and column.key not in _MAY_BE_EMPTY:
            self._put_aside(row.number, f"{column.header} : cellule vidée, rien n’est effacé")
            return None
        return self._difference(column, item, row, speaker, reading, sent=base, here=here)

    def _difference(
        self, column: Column, item: ItemId, row: ReturnedRow, speaker: str, reading: CellReading,
        *, sent: str | None, here: str,
    ) -> Difference:  # fmt: skip
        written = row.said(column.key)
        return Difference(
            document=self._file.returned.document,
            organisation=speaker,
            row=row.number,
            item=item,
            ref=self._known.here[item].get("ref", ""),
            column=column.key,
            sent=sent,
            here=here,
            received=reading.value,
            written="" if same(written, reading.value) else written,
            doubt=reading.doubt,
        )

    def _read(self, column: Column, row: ReturnedRow) -> CellReading | None:
        written = row.said(column.key)
        reading = self._file.reader.read(column, written)
        if reading is None:
            reason = f"{column.header} : « {written} » ne peut pas être lu"
            self._put_aside(row.number, reason)
        return reading

    def _agreed(self, column: Column, item: ItemId, speaker: str) -> str | None:
        """What this cell said when it left, or since, when it came back and was taken over."""
        received = self._known.received.get(Given(item, column.key, speaker))
        if received is not None:
            return received
        sent = self._known.sent.get(item, {}).get(column.key)
        return "" if sent is None and column.answer else sent

    def _was_heard(self, column: Column, item: ItemId, speaker: str, value: str) -> bool:
        return column.answer and bare(value) in self._known.heard.get((item, speaker), ())

    def _tell_protected(self, column: Column, row: ReturnedRow, sent: str | None) -> None:
        if sent is not None:
            now = row.said(column.key)
            said = f"« {now} »" if now else "vidée"
            reason = f"{column.header} : cellule protégée modifiée ({said}), rien n’est changé"
            self._put_aside(row.number, reason)

    def _speaker(self, row: ReturnedRow) -> str | None:
        """Who answers on this line: the association named there, else that of the file.

        None where the name is not known: nobody else is made to say these words.
        """
        written = row.said("organisation")
        if not written:
            return self._file.organisation
        key = self._file.organisation_in(written)
        if not key:
            self._put_aside(
                row.number,
                f"Association : « {written} » n’est pas connue, ou pas sous ce seul nom. La ligne"
                " n’est pas reprise : ajoutez l’association aux contacts ou corrigez la cellule,"
                " puis reprenez le fichier",
            )
        return key or None

    def _day(self, row: ReturnedRow) -> str:
        """The day of the answer; nothing where the line gives none that can be."""
        reading = self._read(self._sheet.column("date"), row)
        if reading is None or not reading.value:
            return ""
        written = row.said("date")
        if reading.value > self._file.today:
            self._put_aside(row.number, f"Date : « {written} » est à venir")
            return ""
        if reading.doubt:
            self._put_aside(row.number, f"Date : « {written} », compris comme {reading.value}")
        return reading.value

    # Lines that are new

    def _new_line(self, row: ReturnedRow) -> None:
        values = dict(self._values(row))
        text = bare(values.get("text", ""))
        if not values:
            return
        if not text or not (self._sheet.form or self._sheet.has("ref")):
            words = " · ".join(values.values())
            self._put_aside(row.number, f"ligne sans référence : « {words} »")
        elif (self._sheet.kind, text) in self._file.texts and not self._sheet.form:
            self._put_aside(row.number, "copie d’une ligne de la grille, sans sa référence")
        else:
            self._offer(row, values)

    def _offer(self, row: ReturnedRow, values: dict[str, str]) -> None:
        speaker = self._speaker(row)
        if speaker is None:
            return
        new = NewRow(
            document=self._file.returned.document,
            organisation=speaker,
            row=row.number,
            kind=self._sheet.kind,
            values=values,
        )
        self._file.speakers.add(new.organisation)
        if self._file.was_taken(new.kind, new.organisation, new.text):
            return
        if any((each.kind, each.text) == (new.kind, new.text) for each in self._file.new):
            self._put_aside(row.number, "cette ligne nouvelle est écrite deux fois")
        else:
            self._file.new.append(new)

    def _values(self, row: ReturnedRow) -> Iterator[tuple[str, str]]:
        for column in self._columns:
            if column.key == "organisation" or column.key not in row.cells:
                continue
            reading = self._read(column, row)
            if reading and reading.value:
                yield column.key, reading.value

    def _put_aside(self, row: int | None, reason: str) -> None:
        self._file.set_aside.append(self._file.aside(self._sheet.title, row, reason))
