"""Reading a document: a file becomes a frozen recognition. Stores nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from briefing_app.domain.model import Theme
from briefing_app.domain.shape import Json
from briefing_app.domain.text.dates import format_date
from briefing_app.domain.wording import several
from briefing_app.imports.recognition.proposed import Attendance, Front, Proposed, Recognition
from briefing_app.imports.sandbox import read_safely
from briefing_app.storage.store import Store
from briefing_app.usecases.items.themes import shipped_themes
from briefing_app.usecases.store.progress import Step, silent


def read_document(
    path: Path, today: date, store: Store | None = None, step: Step = silent
) -> Recognition:
    """What a file holds; themes are proposed by the keywords of the store, or the shipped ones."""
    themes = keywords(store.find(Theme) if store else shipped_themes())
    return read_safely(path, themes, today, lambda: step(0, 0, f"Lecture de « {path.name} »"))


def summary(read: Recognition) -> str:
    """In a few lines, for a terminal."""
    counts = Counter(item.kind for item in read.items)
    found = ", ".join(f"{n} {kind.label}{'s' if n > 1 else ''}" for kind, n in counts.items())
    front = read.front
    day = f", {format_date(front.date)}" if front.date else ""
    lines = [
        f"{read.kind.label.capitalize()} : {front.title or 'sans titre'}{day}",
        found or "Aucun élément reconnu",
        several(len(front.participants), "participant", "participants"),
        several(len(read.left_out), "passage laissé de côté", "passages laissés de côté"),
    ]
    return "\n".join(lines)


def keywords(themes: Sequence[Theme]) -> Mapping[str, Sequence[str]]:
    return {theme.key: theme.keywords for theme in themes if theme.keywords}


def as_json(read: Recognition) -> Json:
    """The answer of the command `read`."""
    front = read.front
    return {
        "kind": read.kind.value,
        "title": front.title,
        "date": front.date.isoformat() if front.date else None,
        "time": _hours(front) or None,
        "place": front.place or None,
        "interlocutor": front.interlocutor or None,
        "participants": [_participant(each) for each in front.participants],
        "items": [_item(each) for each in read.items],
        "upcoming": [
            {"date": each.date.isoformat() if each.date else None, "text": each.text}
            for each in read.upcoming
        ],
        "left_out": [
            {"text": each.text, "place": each.place, "reason": each.reason}
            for each in read.left_out
        ],
    }


def _hours(front: Front) -> str:
    return "-".join(clock for clock in (front.start, front.end) if clock)


def _participant(each: Attendance) -> Json:
    return {
        "name": each.name,
        "function": each.function or None,
        "organisation": each.organisation or None,
        "side": each.side.value,
        "excused": each.excused,
    }


def _item(each: Proposed) -> Json:
    item: Json = {
        "type": each.kind.value,
        "text": each.text,
        "section": each.section,
        "parent": each.parent,
        "themes": list(each.themes),
        "measures": list(each.measures),
        "speaker": each.speaker or None,
        "due": each.due.isoformat() if each.due else None,
        "confidence": each.confidence,
        "page": each.page,
    }
    if each.measure:
        names = ("number", "responsible", "partners", "instrument", "deadline")
        item |= {name: value for name in names if (value := getattr(each.measure, name))}
    if each.firmness:
        item |= {"firmness": each.firmness.value, "due_text": each.due_text or None}
    return item
