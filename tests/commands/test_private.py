"""What the program makes is for her alone: 0600 and 0700, whatever the system would give."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.storage.file.backups import back_up, folder_of
from briefing_app.storage.file.opening import create_store, open_store
from tests.conftest import ROOT, TickingClock

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
_OPEN_TO_ALL = 0o022


def shared_parts(folder: Path) -> list[str]:
    """What of a folder, and in it, others than its owner could read or enter."""
    made = sorted(folder.rglob("*"))
    assert made, "something was to be made"
    modes = {each: stat.S_IMODE(each.lstat().st_mode) for each in made}
    return [f"{each.relative_to(folder)} {mode:o}" for each, mode in modes.items() if mode & 0o077]


def program(*words: object, code: str = "") -> None:
    """The program's own door, started by a system that lets everybody read."""
    start = ["-c", code] if code else ["-m", "briefing_app"]
    command = [sys.executable, *start, *map(str, words)]
    subprocess.run(command, cwd=ROOT, check=True, umask=_OPEN_TO_ALL, stdout=subprocess.DEVNULL)


def test_what_the_command_line_makes_is_for_her_alone(tmp_path, own_home):
    made = tmp_path / "à elle"
    store = made / "fichiers" / "Collectif.plaidoyer"
    program("demo", "--store", store, "--out", made / "dossier")
    for words in (
        ("dump", made / "échange" / "tout.json"),
        ("calendar", "--out", made / "agenda" / "dates.ics"),
        ("csv", "engagements", "--out", made / "listes" / "e.csv"),
        ("grid", "send", "--out", made / "grilles"),
        ("backup",),
        ("backup", "--out", made / "clé" / "Copie.plaidoyer"),
    ):
        program(*words, "--store", store)
    assert {".docx", ".xlsx", ".json", ".ics", ".csv", ".plaidoyer"} <= {
        each.suffix for each in made.rglob("*")
    }
    assert shared_parts(made) == []
    assert not [each for each in own_home.rglob("*") if each.lstat().st_mode & 0o077]


_WINDOW = """
import sys
from datetime import date
from pathlib import Path
from briefing_app.__main__ import main
import briefing_app.app
from PySide6.QtWidgets import QApplication
from briefing_app.domain.model import Constat
from briefing_app.ui.window import preferences
from briefing_app.usecases.items.attachments import attach, attached, copy_to_look_at
from tests.commands.test_private import shared_parts

def works(_app):
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "session"))
    preferences.set_second_place(home / "clé")
    store = window.session.store
    key = store.find(Constat)[0].key
    attach(store, "constats", key, [Path("docs/architecture.md").resolve()], date(2026, 11, 21))
    copy_to_look_at(store, attached(store, "constats", key)[0].key)
    store.drafts.keep("constats", key, {"text": "Un brouillon."})
    assert list(home.rglob("*.plaidoyer-wal"))
    assert list(home.rglob("Fichiers ouverts/*/architecture.md"))
    found = shared_parts(home)
    window.close()
    sys.exit("\\n".join(found) if found else 0)

home = Path(sys.argv.pop())
QApplication.exec = works
sys.argv.append("--demo")
main()
"""


def test_what_the_window_makes_is_for_her_alone(own_home):
    (own_home / "clé").mkdir(mode=0o700)
    settings = own_home / "config" / "Unknown Organization" / "Plaidoyer.conf"
    settings.parent.mkdir(mode=0o700, parents=True)
    settings.parent.parent.chmod(0o700)
    settings.write_text("[files]\n")
    settings.chmod(0o644)  # as an earlier version left it
    program(own_home, code=_WINDOW)
    assert list(own_home.rglob("*.conf"))
    assert list((own_home / "clé").glob("*.plaidoyer"))
    assert shared_parts(own_home) == []


@pytest.fixture
def seen_by_all(tmp_path):
    """A store and its backup, made when everybody could read them."""
    before = os.umask(_OPEN_TO_ALL)
    try:
        path = tmp_path / "Collectif.plaidoyer"
        store = create_store(path, TickingClock())
        made = back_up(store, TickingClock().now)
        store.close()
    finally:
        os.umask(before)
    path.chmod(0o644)
    return path, made.path


def test_a_store_that_others_could_read_is_for_her_alone_once_opened(seen_by_all):
    path, backup = seen_by_all
    beside = path.with_name("à un autre.txt")
    beside.touch(0o644)
    store = open_store(path)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, backup)] == [0o600, 0o600]
    assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700
    assert stat.S_IMODE(path.with_name(path.name + "-wal").stat().st_mode) == 0o600
    store.close()
    assert stat.S_IMODE(beside.stat().st_mode) & 0o077


def test_what_a_link_among_the_backups_leads_to_keeps_its_rights(seen_by_all, tmp_path):
    path, _backup = seen_by_all
    elsewhere = tmp_path / "publié.plaidoyer"
    elsewhere.touch(0o644)
    (folder_of(path) / "publié.plaidoyer").symlink_to(elsewhere)
    mode = elsewhere.stat().st_mode
    open_store(path).close()
    assert elsewhere.stat().st_mode == mode


def test_what_is_no_store_keeps_its_rights(tmp_path):
    path = tmp_path / "Note.plaidoyer"
    path.write_bytes(b"une note")
    path.chmod(0o644)
    with pytest.raises(Exception, match="n’est pas un fichier"):
        open_store(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
