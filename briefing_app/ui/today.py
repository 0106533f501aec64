"""Aujourd'hui: the first page of a day. Each line leads to its place."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.lateness import standing
from briefing_app.domain.model import Commitment, Constat, Meeting, Organisation
from briefing_app.domain.text.dates import format_date, format_short, format_span
from briefing_app.domain.text.text import headline
from briefing_app.domain.wording import several
from briefing_app.storage import queries
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.store import Notice
from briefing_app.ui.parts.colours import TONES
from briefing_app.ui.parts.layout import Part, aligned, column, holding, rest, row, wide
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.widgets import OneLine, button, label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.naming import names
from briefing_app.usecases.resuming import ToResume
from briefing_app.usecases.today import Task, Today, gather_today

_SHOWN = 5
_LEFT = 12
_FIRST_STEPS = (
    ("Noter les associations", "ce sont elles qui signalent les constats", "Contacts", "contacts"),
    ("Écrire un constat", "ou coller le courriel qui en raconte plusieurs", "Constats", "constats"),
    (
        *("Reprendre ce qui existe déjà", "un compte rendu ou un dossier, en Word ou en PDF"),
        *("Documents", "reading"),
    ),
)
"""What, in more words, where, and the place it leads to."""


class TodayPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.fill_with(self._area)
        session.changed.connect(self._on_changed)
        session.backed_up.connect(lambda _at: self.reload())

    def _on_changed(self, _notice: Notice) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()
        super().showEvent(event)

    def reload(self) -> None:
        """Everything is read and laid out anew: it is one page, and always true."""
        if not self._session.free:
            return
        today = date.today()
        found = gather_today(self._session.store, today)
        page = named(QWidget(), "page")
        columns = row(wide(self._left(found, today), 5), wide(self._right(found), 4), spacing=26)
        page.setLayout(
            column(
                label(f"Aujourd’hui, {format_date(today).rpartition(' ')[0]}", "title"),
                columns,
                rest(),
                margins=(26, 18, 26, 18),
                spacing=16,
            )
        )
        self._area.setWidget(page)

    def _left(self, found: Today, today: date) -> QVBoxLayout:
        parts: list[Part] = [self._next(found, today)]
        shown = [item.institution or "" for item in (*found.late[:_SHOWN], *found.soon[:_SHOWN])]
        promised = names(self._session.store, Organisation.KIND, dict.fromkeys(shown))
        for title, items in (("Engagements en retard", found.late), ("Bientôt", found.soon)):
            if items:
                parts.append(_section(f"{title}  {len(items)}"))
                for item in items[:_SHOWN]:
                    about = f"{promised.get(item.institution or '', '')} · {item.status.label}"
                    parts.append(self._commitment(item, about.removeprefix(" · "), today))
                if len(items) > _SHOWN:
                    more = f"Voir les {len(items)}"
                    parts.append(self._link(more, lambda: self._session.visit("commitments")))
        if not self._session.store.keys(Constat.KIND):
            parts += self._first_steps()
        return column(*parts, rest(), spacing=8)

    def _first_steps(self) -> list[QWidget]:
        """A store without a constat has hardly begun."""
        return [_section("Pour commencer"), *(self._leading(*step) for step in _FIRST_STEPS)]

    def _next(self, found: Today, today: date) -> QWidget:
        card = named(QWidget(), "card")
        told = self._about(found.meeting, found.tasks, today) if found.meeting else self._no_next()
        card.setLayout(column(*told, margins=(18, 14, 18, 16), spacing=8))
        return card

    def _no_next(self) -> list[Part]:
        new = button("Prévoir une rencontre", "main")
        new.clicked.connect(lambda: self._session.create(Meeting.KIND))
        none = label("Aucune rencontre n’est prévue.", "subtitle")
        return [none, aligned(new, Qt.AlignmentFlag.AlignLeft)]

    def _about(self, meeting: Meeting, tasks: Iterable[Task], today: date) -> list[Part]:
        far = label(f"Prochaine rencontre · {_distance(meeting.date, today)}", "quiet")
        title = label(meeting.title, "subtitle")
        title.setWordWrap(True)
        when = label(self._when(meeting), "quiet")
        when.setWordWrap(True)
        begun = queries.dossier_of(self._session.store.db, meeting.key)
        go = button("Continuer le dossier" if begun else "Préparer le dossier", "main")
        go.clicked.connect(lambda: self._session.prepare(meeting.key))
        to_do = map(self._task, tasks)
        return [far, title, when, *to_do, aligned(go, Qt.AlignmentFlag.AlignLeft)]

    def _when(self, meeting: Meeting) -> str:
        met = [o.name for o in self._session.store.find(Organisation, meeting.institutions)]
        when = format_date(meeting.date).capitalize() if meeting.date else "Date à fixer"
        hours = format_span(meeting.start, meeting.end) if meeting.start else ""
        return " · ".join(part for part in (when, hours, meeting.place, ", ".join(met)) if part)

    def _task(self, task: Task) -> QWidget:
        if task.done:
            said = label(f"✓  {task.text}")
            said.setWordWrap(True)
            return holding(row(wide(said), margins=0))
        link = self._link(task.text, lambda: self._session.go(task.kind, task.key))
        return holding(row(label("à faire", "badge"), wide(link), margins=0))

    def _commitment(self, item: Commitment, about: str, today: date) -> QWidget:
        stands = standing(item.due, item.due_text, item.status, today)
        line = _Line(item.ref, headline(item.text, 110), about, stands.text)
        line.aside.setObjectName(TONES[stands.tone])
        line.clicked.connect(lambda: self._session.go(Commitment.KIND, item.key))
        return line

    def _right(self, found: Today) -> QVBoxLayout:
        parts: list[Part] = []
        if found.left:
            parts += [_section("À reprendre"), *map(self._to_resume, found.left[:_LEFT])]
        parts += [_section("À relire"), self._waiting(found.waiting)]
        if found.awaited:
            many = "s" if found.awaited > 1 else ""
            text = f"{found.awaited} réponse{many} attendue{many}"
            line = self._leading(text, "des associations", "Voir qui", "grids")
            parts += [_section("Grilles en route"), line]
        parts += [_section("Sauvegardes"), self._backup()]
        return column(*parts, rest(), spacing=8)

    def _waiting(self, count: int) -> QWidget:
        if not count:
            return label("Rien n’attend.", "quiet")
        text = f"{several(count, 'proposition attend', 'propositions attendent')} votre accord"
        detail = "constats et recommandations proposés par les associations"
        return self._leading(text, detail, "Relire", "constats")

    def _to_resume(self, left: ToResume) -> QWidget:
        line = _Line("", left.name, left.told, "Reprendre")
        line.clicked.connect(lambda: self._session.resume(left.kind, left.key))
        return line

    def _leading(self, text: str, detail: str, aside: str, place: str) -> QWidget:
        """A line that leads to a place."""
        line = _Line("", text, detail, aside)
        line.clicked.connect(lambda: self._session.visit(place))
        return line

    def _backup(self) -> QWidget:
        path = self._session.store.path
        found = backups_of(path) if path else []
        said, detail = "Aucune sauvegarde encore", "la première se fera à la fermeture"
        if found:
            said = f"Dernière : {format_short(found[0].at.date())}, {found[0].at:%H h %M}, vérifiée"
            many = "s" if len(found) > 1 else ""
            detail = f"{len(found)} sauvegarde{many} gardée{many}"
        line = _Line("", said, detail, "Sauvegarder maintenant")
        line.clicked.connect(self._session.back_up_now)
        return line

    def _link(self, text: str, run: object) -> QPushButton:
        link = button(text, "link")
        link.clicked.connect(run)
        return link


class _Line(QPushButton):
    """A line that leads somewhere: what, about what, and how it stands."""

    def __init__(self, ref: str, title: str, detail: str, aside: str) -> None:
        super().__init__()
        named(self, "line")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{ref} {title}, {detail}, {aside}")
        above = Qt.AlignmentFlag.AlignTop
        first = [aligned(label(ref, "quiet"), above)] if ref else []
        middle = column(OneLine(title, "strong"), OneLine(detail, "caption"), spacing=2)
        self.aside: QLabel = label(aside, "accent")
        layout = row(*first, wide(middle), self.aside, margins=(4, 8, 4, 8), spacing=12)
        self.setLayout(layout)
        for each in self.findChildren(QLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A button does not ask its layout how high it has to be.
        self.setMinimumHeight(layout.sizeHint().height())


def _section(text: str) -> QLabel:
    return label(text, "section")


def _distance(day: date | None, today: date) -> str:
    if day is None:
        return "sans date"
    days = (day - today).days
    return {0: "aujourd’hui", 1: "demain"}.get(days, f"dans {days} jours")
