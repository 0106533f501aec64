"""How things stand, below: what is stored, the last backup, the work under way."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar

from briefing_app.domain.text.dates import format_short
from briefing_app.storage.file.backups import backups_of
from briefing_app.ui.parts.saving import Safety
from briefing_app.ui.parts.widgets import button, once_after
from briefing_app.ui.window.session import Session

_TOLD = 8000
"""Milliseconds for which something done stands in it."""


class StatusBar(QStatusBar):
    def __init__(self, session: Session, path: Path) -> None:
        super().__init__()
        self._session = session
        self._kept_at = ""
        self._told = once_after(self, _TOLD)
        self._told.timeout.connect(self.show_standing)
        self.saved = QLabel("Tout est enregistré")
        self.saved.setContentsMargins(12, 0, 0, 0)
        self.backup = QLabel(_told_backup(path))
        self.backup.setContentsMargins(12, 0, 0, 0)
        self._make_progress()
        self._lay_out(path.stem)
        session.told.connect(self._tell)
        session.saving.changed.connect(self.show_standing)
        session.started.connect(self._begin)
        session.progressed.connect(self._go_on)
        session.finished.connect(self._end)
        session.backed_up.connect(lambda _at: self.backup.setText(_told_backup(path)))

    def _make_progress(self) -> None:
        self.progress = QProgressBar()
        self.progress.setFixedWidth(240)
        self.progress.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.stop = button("Arrêter")
        self.stop.clicked.connect(self._session.cancel)

    def _lay_out(self, stem: str) -> None:
        name = QLabel(f"Fichier : {stem}")
        name.setContentsMargins(0, 0, 12, 0)
        self.setSizeGripEnabled(False)
        self.addWidget(self.saved)
        self.addWidget(self.backup)
        for each in (self.progress, self.stop, name):
            self.addPermanentWidget(each)
        for each in (self.saved, self.backup, name):
            each.setMinimumWidth(1)  # a long name is cut, and makes no window larger
        self._end()

    # What is said

    def note_stored(self) -> None:
        self._kept_at = f"Enregistré à {datetime.now():%H h %M}"  # noqa: DTZ005 - her clock
        self._told.stop()
        self.show_standing()

    def _tell(self, done: str) -> None:
        """Something done that is no change of the file; how things stand comes back after it."""
        self.saved.setText(done)
        self._told.start()

    def show_standing(self) -> None:
        """Never that all is stored while something typed is not."""
        standing = self._session.saving.standing
        if standing is Safety.STORED and self._told.isActive():
            return
        told = {
            Safety.ONLY_HERE: "Pas enregistré : ce que vous tapez n’est que sur l’écran",
            Safety.TYPING: "Modification en cours…",
            Safety.WAITING: "Gardé en brouillon : il reste à corriger ou à compléter",
            Safety.STORED: self._kept_at or "Tout est enregistré",
        }
        self.saved.setText(told[standing])

    # The work under way

    def _begin(self, text: str) -> None:
        self.progress.setRange(0, 0)
        self.progress.setFormat(text)
        self.progress.show()
        self.stop.show()

    def _go_on(self, done: int, total: int, text: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(text)

    def _end(self) -> None:
        self.progress.hide()
        self.stop.hide()


def _told_backup(path: Path) -> str:
    found = backups_of(path)
    if not found:
        return "Aucune sauvegarde encore"
    at = found[0].at
    day = "aujourd’hui" if at.date() == date.today() else f"le {format_short(at.date())}"
    return f"Dernière sauvegarde : {day}, {at:%H h %M}"
