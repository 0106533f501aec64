"""The words of a review: its lines, its count, what it resembles, and its meeting."""

from collections.abc import Mapping
from datetime import date

from briefing_app.domain.text.dates import format_date
from briefing_app.domain.text.text import headline
from briefing_app.domain.wording import several
from briefing_app.storage.lists import ListRow
from briefing_app.storage.store import Store
from briefing_app.usecases.items.workspace import meetings
from briefing_app.usecases.reading.review import (
    COMPARED,
    NEW,
    Decision,
    DocumentReview,
    ReviewEntry,
)

_MARKS = {
    Decision.WAITING: "○",
    Decision.TAKEN: "✓",
    Decision.SAME: "=",
    Decision.NEWER: "↻",
    Decision.SKIPPED: "–",
    Decision.STORED: "●",
}


def counts_of(review: DocumentReview) -> str:
    alike = sum(bool(entry.twin) for entry in review.entries)
    told = [
        several(len(review.entries), "élément trouvé", "éléments trouvés"),
        several(review.decided, "décidé", "décidés"),
        several(alike, "ressemble", "ressemblent") + " à ce qui est enregistré" if alike else "",
        several(len(review.read.left_out), "passage laissé de côté", "passages laissés de côté"),
    ]
    return " · ".join(part for part in told if part)


def row_of(number: int, entry: ReviewEntry, themes: Mapping[str, str]) -> ListRow:
    item = entry.item
    told = [
        entry.decision.label if entry.decision is not Decision.WAITING else "",
        item.kind.label,
        ", ".join(themes.get(key, key) for key in item.themes),
        f"mes. {', '.join(item.measures)}" if item.measures else "",
        f"p. {item.page}" if item.page else "",
        "ressemble à un élément enregistré" if entry.twin else "",
    ]
    detail = " · ".join(part for part in told if part)
    return ListRow(str(number), f"{_MARKS[entry.decision]}  {number + 1}", item.text, detail, {})


def twin_of(store: Store, entry: ReviewEntry) -> str:
    """« C-0014 : Le passeport est exigé… »."""
    kind = COMPARED.get(entry.item.kind)
    if not (kind and entry.twin and store.find(kind, [entry.twin])):
        return ""
    (record,) = store.records(kind.KIND, [entry.twin])
    return f"{record['ref']} : {headline(record.get('text', ''), 160)}"


def meeting_choices(store: Store, review: DocumentReview) -> list[tuple[str, str]]:
    """None, the one that the document tells of, and those that are known."""
    front = review.read.front
    told = (headline(front.title or review.name, 50), front.date)
    known = [(_dated(headline(e.title, 50), e.date), e.key) for e in meetings(store)]
    return [("aucune", ""), (f"nouvelle : {_dated(*told)}", NEW), *known]


def _dated(title: str, day: date | None) -> str:
    return f"{title}, {format_date(day)}" if day else title
