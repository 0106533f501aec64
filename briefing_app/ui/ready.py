"""What was just produced: open it, show where it is, note that it was sent."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.ui.outside import open_outside
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import button, label
from briefing_app.usecases.documents.packs import File, handed_over
from briefing_app.usecases.documents.productions import note_sent


class ReadyLine(QWidget):
    """Not to be seen before there is something to open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._files: list[File] = []
        self.told = label("", "done")
        self.told.setWordWrap(True)
        self.where = label("", "caption")
        self.where.setWordWrap(True)
        self.open = button("Ouvrir")
        self.open.clicked.connect(lambda: open_outside(self._files[0].path))
        self.place = button("Emplacement")
        self.place.setToolTip("Ouvrir l’emplacement où il est écrit")
        self.place.clicked.connect(lambda: open_outside(self._files[0].path.parent))
        self.sent = button("Noter comme envoyé")
        self.sent.setToolTip("Garder le document tel qu’il est là, avec vos changements dans Word")
        self.sent.clicked.connect(self._note_sent)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for each in (self.open, self.place, self.sent):
            line.addWidget(each)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.told)
        layout.addWidget(self.where)
        layout.addLayout(line)
        self.hide()

    def show_files(self, files: Sequence[File]) -> None:
        self._files = list(files)
        self.setVisible(bool(files))
        if files:
            self.told.setText(f"Prêt : {_names(files)}")
            place = files[0].path.parent
            self.where.setText(f"dans « {place.name} »")
            self.where.setToolTip(str(place))
            self.sent.setVisible(bool(handed_over(files)))
            self.sent.setEnabled(True)
            self.open.setFocus()

    def _note_sent(self) -> None:
        left = handed_over(self._files)
        note_sent(self._session.store, [file.path for file in left])
        self.told.setText(f"Envoyé, gardé tel quel : {_names(left)}")
        self.open.setFocus()
        self.sent.setEnabled(False)


def _names(files: Sequence[File]) -> str:
    return ", ".join(file.path.name for file in files)
