"""Which of the files received were read, and which were not and why."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from briefing_app.ui.parts.widgets import named
from briefing_app.usecases.grids.review import GridReview

_HEADERS = ("Fichier", "Lecture", "Ce qui en vient")
_LINES_SHOWN = 5
_SUFFIXES = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt")
FILTER = f"Grilles et formulaires ({' '.join('*' + suffix for suffix in _SUFFIXES)})"


class ReceivedFiles(QTreeWidget):
    """A line for each file, those that could not be read first; away where there is only one."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "content")
        self.setAccessibleName("Fichiers reçus, lus ou non")
        self.setHeaderLabels(_HEADERS)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        self.setColumnWidth(0, 280)
        self.setMaximumHeight((_LINES_SHOWN + 2) * (self.fontMetrics().height() + 8))
        self.hide()

    def show_files(self, found: GridReview) -> None:
        self.clear()
        for document, reason in found.unread:
            self._add(document, "non lu", reason)
        brought = _brought(found)
        for file in found.files:
            self._add(file.document, "lu", brought[file.document])
        self.setVisible(self.topLevelItemCount() > 1)

    def _add(self, *words: str) -> None:
        line = QTreeWidgetItem(self, list(words))
        line.setToolTip(0, words[0])
        line.setToolTip(2, words[2])


def _brought(found: GridReview) -> dict[str, str]:
    """« 3 changements, 1 ligne nouvelle », by file."""
    changes = Counter(each.document for each in found.changes)
    new = Counter(each.document for each in found.new)
    aside = Counter(each.document for each in found.set_aside)
    return {
        file.document: ", ".join(
            filter(
                None,
                (
                    _counted(changes[file.document], "changement", "changements"),
                    _counted(new[file.document], "ligne nouvelle", "lignes nouvelles"),
                    _counted(aside[file.document], "mise de côté", "mises de côté"),
                ),
            )
        )
        or "rien de nouveau"
        for file in found.files
    }


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {several if count > 1 else one}" if count else ""


def files_of(dropped: QMimeData) -> list[Path]:
    """The files that can be read here, of what is dropped."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]
