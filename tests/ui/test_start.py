"""What the program imports before its window is there: time she waits every morning."""

import json
import subprocess
import sys

from briefing_app.usecases.store.demonstration import open_demonstration
from tests.conftest import ROOT, TODAY

# Each costs 10 to 120 ms, and belongs to what she asks for later.
LATER = {
    *(
        "briefing_app.cli",
        "docx",
        "lxml",
        "openpyxl",
        "icalendar",
        "olefile",
        "pypdfium2",
        "markdown_it",
    ),
    *("spellchecker", "snowballstemmer", "rapidfuzz", "sqlite_utils", "platformdirs"),
    *("PySide6.QtPrintSupport", "PySide6.QtSvg"),
    *(
        "briefing_app.exports",
        "briefing_app.documents.content",
        "briefing_app.domain.text.found_dates",
    ),
    *("briefing_app.domain.text.cleaning", "briefing_app.domain.text.typography"),
    *("briefing_app.domain.text.references", "briefing_app.imports.sandbox"),
}
_START = """
import json, pathlib, sys
from briefing_app.__main__ import main
import briefing_app.app
from briefing_app.ui.window.preferences import remember_file
from PySide6.QtWidgets import QApplication
def usable(_app):
    QApplication.processEvents()
    shown = [window.windowTitle() for window in QApplication.topLevelWidgets()]
    print(json.dumps([shown, list(sys.modules)]))
    return 0
QApplication.exec = usable
remember_file(pathlib.Path(sys.argv.pop()))
main()
"""


def test_the_first_page_is_there_without_what_is_asked_for_later(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    open_demonstration(path, TODAY).close()
    done = subprocess.run(
        [sys.executable, "-c", _START, str(path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    shown, imported = json.loads(done.stdout)
    assert any("Collectif" in title for title in shown)
    assert "briefing_app.ui.today" in imported
    assert sorted(LATER & set(imported)) == []


def test_a_list_and_its_form_are_there_without_what_writes_documents():
    asked = "import json, sys; import briefing_app.app, briefing_app.ui.items.constats;"
    done = subprocess.run(
        [sys.executable, "-c", f"{asked} print(json.dumps(list(sys.modules)))"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    assert not {"docx", "markdown_it", "openpyxl", "rapidfuzz"} & set(json.loads(done.stdout))
