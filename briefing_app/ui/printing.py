"""Printing: the pages as the printer will have them, before they are printed."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from briefing_app.ui.room import open_at

_SIZE = QSize(900, 720)


def preview_and_print(parent: QWidget, title: str, paint: Callable[[QPrinter], None]) -> None:
    # The dialog does not hold its printer: it has to live here until the dialog is closed.
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(f"Imprimer – {title}")
    open_at(dialog, _SIZE)
    dialog.paintRequested.connect(paint)
    dialog.exec()
    dialog.deleteLater()
