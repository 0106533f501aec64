"""What returned grids bring, as lines of a review."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from briefing_app.domain.grids.review import Difference, NewRow, SetAside
from briefing_app.domain.grids.sheet import Names, shown
from briefing_app.domain.lateness import Tone
from briefing_app.domain.text.dates import format_short
from briefing_app.domain.text.text import headline
from briefing_app.domain.wording import noun
from briefing_app.ui.grids.review_lines import ReviewCell, ReviewGroup, ReviewLine
from briefing_app.usecases.grids.review import Decision, GridReview
from briefing_app.usecases.grids.waiting import Ticks, mark_of

_EMPTY = "—"
_AS_IT_CAME: Ticks = {}


def lines_of(found: GridReview, names: Names, ticks: Ticks = _AS_IT_CAME) -> list[ReviewLine]:
    """Changes as they came, then new lines, then what was set aside; ticked as she left them."""
    return [
        *(_ticked(_change(each, names), each, ticks) for each in found.changes),
        *(_ticked(_new(each, names), each, ticks) for each in found.new),
        *(_aside(each, names) for each in found.set_aside),
    ]


def _ticked(line: ReviewLine, decision: Decision, ticks: Ticks) -> ReviewLine:
    return replace(line, settled=ticks.get(mark_of(decision), line.settled)) if ticks else line


def ticks_of(decisions: Iterable[Decision], ticked: Iterable[object]) -> Ticks:
    """What she ticked or unticked, of the lines that she was shown."""
    chosen = {id(each) for each in ticked}
    return {
        mark_of(each): id(each) in chosen
        for each in decisions
        if (id(each) in chosen) is not each.settled
    }


def _change(each: Difference, names: Names) -> ReviewLine:
    column = each.definition
    since = f"changé ici le {format_short(date.fromisoformat(each.since))}" if each.since else ""
    return ReviewLine(
        group=ReviewGroup.CONFLICT if each.conflict else ReviewGroup.CHANGE,
        token=each,
        ref=each.ref or f"ligne {each.row}",
        column=column.header,
        note=", ".join(_doubts(each)),
        sent=shown(column, each.sent or "") or _EMPTY,
        here=ReviewCell(shown(column, each.here) or _EMPTY, since),
        received=ReviewCell(shown(column, each.received) or "(vide)", *_as_written(each)),
        who=_who(each.organisation, each.document, names),
        settled=each.settled,
        rivals=(each.item, each.column) if column.field else None,
        kind=each.item.kind,
        key=each.item.key,
    )


def _doubts(each: Difference) -> Iterator[str]:
    """Why it does not come ticked."""
    if each.rivals:
        yield "réponses différentes"
    elif each.conflict:
        yield "conflit"
    if each.erases:
        yield "efface"
    if each.protected:
        yield "cellule protégée"


def _as_written(each: Difference) -> tuple[str, Tone]:
    if each.doubt:
        return f"compris de « {each.written} »", Tone.WARNING
    day = format_short(date.fromisoformat(each.date)) if each.date else ""
    return (f"écrit : {each.written}" if each.written else day, Tone.QUIET)


def _new(each: NewRow, names: Names) -> ReviewLine:
    rest = [value for key, value in each.values.items() if key != "text"]
    alike = each.resembles[0] if each.resembles else None
    return ReviewLine(
        group=ReviewGroup.NEW,
        token=each,
        ref="nouveau",
        column=noun(each.kind).singular.capitalize(),
        sent=_EMPTY,
        here=ReviewCell(f"ressemble à {alike[0]}", headline(alike[1], 90))
        if alike
        else ReviewCell(_EMPTY),
        received=ReviewCell(each.values["text"], " · ".join(rest)),
        who=_who(each.organisation, each.document, names),
        settled=each.settled,
    )


def _aside(each: SetAside, names: Names) -> ReviewLine:
    return ReviewLine(
        group=ReviewGroup.ASIDE,
        ref=f"ligne {each.row}" if each.row else "",
        column=each.sheet or "Fichier",
        reason=each.reason[:1].upper() + each.reason[1:],
        who=_who(each.organisation, each.document, names),
    )


def _who(organisation: str, document: str, names: Names) -> str:
    return names.organisations.get(organisation, document)
