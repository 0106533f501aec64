"""Dossier de rencontre: what is asked first, then who comes, what was promised, what is seen.

Composed from frozen content only; the same content gives the same blocks.
"""

from collections.abc import Callable, Iterator

from briefing_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    plain,
)
from briefing_app.documents.content import Attendee, DossierContent, Entry, Promise, ThemeGroup
from briefing_app.documents.markup import Passage, passages
from briefing_app.documents.typesetting import typeset_document
from briefing_app.domain.choices import Numbering, Section
from briefing_app.domain.dates import format_date, format_short, format_span

ABSENT = "non renseigné"
_ASKED_FIRST = 3


def compose(content: DossierContent) -> Document:
    blocks = [*_opening(content)]
    for section in content.sections:
        blocks += _SECTIONS[section](content)
    return typeset_document(
        Document(
            title=content.title,
            author=content.collective,
            header=(
                content.title,
                format_date(content.meeting_date) if content.meeting_date else "",
            ),
            produced=content.produced,
            blocks=tuple(blocks),
        )
    )


def _opening(content: DossierContent) -> Iterator[Block]:
    yield _line(f"{content.collective} – dossier de rencontre", Role.EYEBROW)
    yield _line(content.title, Role.TITLE)
    when = format_date(content.meeting_date) if content.meeting_date else ""
    hours = format_span(content.start, content.end) if content.start else ""
    about = ", ".join(part for part in (when, hours) if part)
    where = " · ".join(part for part in (about, content.place) if part)
    if where:
        yield _line(where[0].upper() + where[1:], Role.SUBTITLE)


def _demands(content: DossierContent) -> Iterator[Block]:
    if content.asks:
        yield _line("Ce que nous demandons", Role.BOX_TITLE)
    for ask in content.asks[:_ASKED_FIRST]:
        yield ListItem(plain(ask), ListKind.BOX_NUMBER)


def _participants(content: DossierContent) -> Iterator[Block]:
    if not (content.theirs or content.ours):
        return
    yield Heading(1, "Participants", numbered=False)
    yield Table(
        caption="Participants des deux côtés",
        header=(content.institution, content.collective),
        widths=(50, 50),
        rows=((_people(content.theirs), _people(content.ours)),),
    )


def _people(attendees: tuple[Attendee, ...]) -> Cell:
    present = [Paragraph(_person(a), Role.CELL) for a in attendees if not a.excused]
    excused = [Paragraph(_excuse(a), Role.CELL_DETAIL) for a in attendees if a.excused]
    return Cell(tuple(present + excused) or (_line(ABSENT, Role.CELL_DETAIL),))


def _person(attendee: Attendee) -> Spans:
    name = f"{attendee.title} {attendee.name}".strip()
    rest = f", {attendee.function}" if attendee.function else ""
    rest += f" ({attendee.organisation})" if attendee.organisation else ""
    return (Span(name, bold=True), *plain(rest))


def _excuse(attendee: Attendee) -> Spans:
    word = "Excusée" if attendee.title.startswith(("Mme", "Madame")) else "Excusé"
    reason = f" – {attendee.reason}" if attendee.reason else ""
    return (Span(f"{word} : "), *_person(attendee), *plain(reason))


def _collective(content: DossierContent) -> Iterator[Block]:
    if not (content.presentation or content.members):
        return
    yield Heading(1, "Le collectif", numbered=False)
    yield from _prose(content.presentation)
    if content.members:
        yield Paragraph(
            (
                Span("Associations membres : ", bold=True),
                Span(", ".join(content.members) + "."),
            ),
            Role.DETAIL,
        )


def _context(content: DossierContent) -> Iterator[Block]:
    if content.context:
        yield Heading(1, "Contexte")
        yield from _prose(content.context)


def _promises(content: DossierContent) -> Iterator[Block]:
    if not content.promises:
        return
    yield Heading(1, Section.ENGAGEMENTS.label)
    yield Table(
        caption="Engagements pris lors des rencontres précédentes",
        header=("Date", "Engagement", "Où en est-on"),
        widths=(18, 52, 30),
        rows=tuple(_promise(promise, content) for promise in content.promises),
    )


def _promise(promise: Promise, content: DossierContent) -> tuple[Cell, ...]:
    made = format_short(promise.made) if promise.made else ABSENT
    said = [Paragraph(p.spans, Role.CELL) for p in passages(promise.text)]
    if promise.by:
        said.append(_line(f"Annoncé par {promise.by}", Role.CELL_DETAIL))
    state = [Paragraph((Span(promise.status.capitalize(), bold=True),), Role.CELL)]
    state += [_line(text, Role.CELL_DETAIL) for text in _since(promise, content)]
    return Cell((_line(made, Role.CELL),)), Cell(tuple(said)), Cell(tuple(state))


def _since(promise: Promise, content: DossierContent) -> Iterator[str]:
    if promise.due:
        yield f"Échéance : {format_short(promise.due)}{_late(promise, content)}"
    elif promise.due_text:
        yield f"Échéance annoncée : {promise.due_text}"
    elif promise.made and not promise.kept:
        yield f"Promis depuis {(content.produced - promise.made).days} jours"
    if promise.news:
        when = f"{format_short(promise.news_date)} : " if promise.news_date else ""
        yield when + promise.news


def _late(promise: Promise, content: DossierContent) -> str:
    late = (content.produced - promise.due).days if promise.due and not promise.kept else 0
    return f", dépassée de {late} jour{'s' if late > 1 else ''}" if late > 0 else ""


def _constats(content: DossierContent) -> Iterator[Block]:
    kind = ListKind.DECIMAL if content.numbering is Numbering.DECIMALE else ListKind.NUMBER
    yield from _by_theme(Section.CONSTATS.label, content.constats, kind, content.numbering)


def _recommendations(content: DossierContent) -> Iterator[Block]:
    kind = ListKind.DECIMAL if content.numbering is Numbering.DECIMALE else ListKind.DEMAND
    groups = content.recommendations
    yield from _by_theme(Section.RECOMMANDATIONS.label, groups, kind, content.numbering)


def _by_theme(
    title: str, groups: tuple[ThemeGroup, ...], kind: ListKind, numbering: Numbering
) -> Iterator[Block]:
    if groups:
        yield Heading(1, title)
    for group in groups:
        yield Heading(2, group.label)
        for index, entry in enumerate(group.entries):
            restart = index == 0 and numbering is Numbering.PAR_THEME
            yield from _entry(entry, kind, restart=restart)


def _entry(entry: Entry, kind: ListKind, *, restart: bool) -> Iterator[Block]:
    """One numbered point; its sub-points, sub-demands and sources belong to it."""
    for index, passage in enumerate(_cited(entry)):
        yield ListItem(
            passage.spans,
            kind,
            level=passage.level,
            continued=index > 0 and passage.level == 0,
            restart=restart and index == 0,
        )
    for part in entry.parts:
        for index, passage in enumerate(_cited(part)):
            yield ListItem(passage.spans, kind, level=1 + passage.level, continued=index > 0)
    if entry.sources:
        told = f"Signalé par {', '.join(entry.sources)}."
        yield ListItem(plain(told, italic=True), kind, continued=True)


def _cited(entry: Entry) -> list[Passage]:
    """The text, with its measures in brackets at the end of what introduces its sub-points."""
    found = passages(entry.text)
    if not found or found[0].level:
        found.insert(0, Passage(()))
    if entry.measures:
        last = max(i for i, p in enumerate(found) if p.level == 0)
        cited = Span(f" ({entry.measures})", italic=True)
        found[last] = Passage((*found[last].spans, cited))
    return found


def _expected(content: DossierContent) -> Iterator[Block]:
    if content.asks:
        yield Heading(1, Section.ATTENDUS.label)
    for ask in content.asks:
        yield ListItem(plain(ask))


def _annexes(content: DossierContent) -> Iterator[Block]:
    if content.annexes:
        yield Heading(1, Section.ANNEXES.label, numbered=False)
    for annex in content.annexes:
        yield ListItem(plain(annex))


def _prose(text: str) -> Iterator[Block]:
    for passage in passages(text):
        if passage.level:
            yield ListItem(passage.spans, level=passage.level - 1)
        else:
            yield Paragraph(passage.spans)


def _line(text: str, role: Role) -> Paragraph:
    return Paragraph(plain(text), role)


_SECTIONS: dict[Section, Callable[[DossierContent], Iterator[Block]]] = {
    Section.DEMANDES: _demands,
    Section.PARTICIPANTS: _participants,
    Section.COLLECTIF: _collective,
    Section.CONTEXTE: _context,
    Section.ENGAGEMENTS: _promises,
    Section.CONSTATS: _constats,
    Section.RECOMMANDATIONS: _recommendations,
    Section.ATTENDUS: _expected,
    Section.ANNEXES: _annexes,
}
