"""She types everywhere, and leaves nothing: `python -m tests.journeys.typing FOLDER` is then killed.

Keys are sent to each field as it stands, so that no field is left by going to the next one. Where
two cases would share a form, they have a store and a window of their own, all in one process.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from briefing_app.app import application
from briefing_app.domain.model import Commitment, Meeting
from briefing_app.domain.shape import SHAPES
from briefing_app.storage.drafts import RETURNED, REVIEWS
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.links import LinkField, LinksField
from briefing_app.ui.fields.moment import DateField, TimeField
from briefing_app.ui.fields.records import RecordsField
from briefing_app.ui.parts.form import ItemForm
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases.grids import waiting as receiving
from briefing_app.usecases.grids.review import review
from briefing_app.usecases.grids.sending import GridRequest, send
from briefing_app.usecases.reading.review import begin_review
from briefing_app.usecases.resuming import to_resume
from briefing_app.usecases.store.demonstration import demonstration
from briefing_app.usecases.store.exchange import load
from tests.journeys import test_refusals as shown
from tests.samples.making import HERE as SAMPLES
from tests.spreadsheets import Opened
from tests.ui.acting import write

MEETING = shown.MEETING
LONGEST = 12

Typed = list[str]
Case = Callable[[MainWindow], Typed]


# What is typed into a form: every field of it, in words that are found again


def fill(form: ItemForm, leaving_out: str = "") -> Typed:
    about = " ".join([form.cls.KIND, *([] if form.key else ["nouveau"])])
    if kind := getattr(form, "_kind", ""):
        about += f" {kind}"
    fields = [(name, field) for name, field in form.fields.items() if name != leaving_out]
    return [w for name, field in fields for w in type_into(field, f"{about} {name}")]


def type_into(field: Field, name: str) -> Typed:
    if isinstance(field, RecordsField):
        field.add.click()
        row = field._rows[-1]._fields
        return [w for inner, each in row.items() for w in type_into(each, f"{name} {inner}")]
    edit = field.finder if isinstance(field, LinkField | LinksField) else field.focusProxy()
    if not isinstance(edit, QLineEdit | QPlainTextEdit):
        return []  # it is chosen, not typed
    words = f"Écrit {name}"
    if isinstance(field, DateField | TimeField):
        words = f"le 32 mars {name}"
        edit.setSelection(0, len(edit.text()))
    write(edit, words)
    return [words]


def existing(place: Callable[[MainWindow], ItemForm]) -> Case:
    return lambda window: fill(place(window))


def new(place: str, needed: str) -> Case:
    """A new item that lacks what it needs: nothing of it can be stored."""

    def begin(window: MainWindow) -> Typed:
        page = window.visit(place)
        page.start_new()
        return fill(getattr(page, "page", page).form, needed)

    return begin


def new_proposition(window: MainWindow) -> Typed:
    page = window.visit("plans")
    page.show_key(shown.MEASURE)
    page.propose()
    return type_into(page.proposals.form.fields["note"], "note")


# What is typed outside a form


def news(window: MainWindow) -> Typed:
    form = shown.commitments(window)
    write(form.quick, "Le cabinet a rappelé")
    return ["Le cabinet a rappelé"]


def minutes(window: MainWindow, *, said: bool = True) -> Typed:
    page = window.visit("meetings")
    page.open_minutes(MEETING)
    write(page.minutes.speaker, "Une inconnue")
    if said:
        write(page.minutes.text.edit, "Nous verrons cela")
    return ["Une inconnue", "Nous verrons cela"][: 1 + said]


def speaker(window: MainWindow) -> Typed:
    return minutes(window, said=False)


def emptied_turn(window: MainWindow) -> Typed:
    page = window.visit("meetings")
    page.open_minutes(MEETING)
    page.minutes.text.edit.setPlainText("Une phrase")
    page.minutes.keep()
    page.minutes.text.edit.selectAll()
    QTest.keyClick(page.minutes.text.edit, Qt.Key.Key_Delete)
    write(page.minutes.speaker, "Quelqu’un")
    return ["Quelqu’un"]


def wording(window: MainWindow) -> Typed:
    page = window.visit("dossiers")
    page.choose_meeting(MEETING)
    page.content.setCurrentItem(page.content.lines()[0])
    write(page.wording.text.edit, "Autrement dit")
    return ["Autrement dit"]


def closing(window: MainWindow) -> Typed:
    page = window.visit("meetings")
    page.open_closing(MEETING)
    write(page.closing.answers[0].answer.edit, "Oui, sans doute")
    write(page.closing.next_date.edit, "le 32 juin")
    return ["Oui, sans doute", "le 32 juin"]


def sending(window: MainWindow) -> Typed:
    write(window.visit("grids").sending.by.edit, "le 32 mai")
    return ["le 32 mai"]


def document(window: MainWindow) -> Typed:
    """Two decisions, and a third item that is being corrected."""
    page = window.visit("reading")
    page.recover(window.session.store.drafts.of(REVIEWS)[0])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_L, Qt.Key.Key_M):
        QTest.keyClick(page.pane.list, key)
    write(page.pane.card.text, "Corrigé : ")
    return ["Corrigé : "]


def grids(window: MainWindow) -> Typed:
    """The ticks of a review: the one line that came ticked is unticked."""
    page = window.visit("grids")
    page.recover(window.session.store.drafts.of(RETURNED)[0])
    page.review.view.setCurrentIndex(page.review.model.index(0, 0))
    QTest.keyClick(page.review.view, Qt.Key.Key_Space)
    assert page.review.model.ticked == []
    return []


def collective(window: MainWindow) -> ItemForm:
    return window.visit("settings").collective


FORMS = (
    shown.constats,
    shown.recommendations,
    shown.commitments,
    shown.themes,
    shown.acronyms,
    shown.meetings,
    shown.associations,
    shown.institutions,
    shown.people,
    shown.measures,
    shown.plans,
    shown.versions,
    shown.dossiers,
    collective,
)
NEEDED = {
    "constats": "text",
    "recommendations": "text",
    "commitments": "text",
    "meetings": "title",
    "contacts": "name",
    "themes": "label",
    "acronyms": "text",
    "plans": "title",
}
CASES: dict[str, tuple[Case, ...]] = {
    "forms": tuple(map(existing, FORMS)),
    "new items": (*(new(place, name) for place, name in NEEDED.items()), new_proposition),
    "outside": (news, minutes, wording, sending, document),
    "others": (speaker, closing, grids),
    "emptied turn": (emptied_turn,),
}


def type_all(name: str, window: MainWindow) -> Typed:
    return [words for case in CASES[name] for words in case(window)]


# What is there again


def missing(window: MainWindow, typed: Typed) -> Typed:
    """The words that are neither stored nor shown: at once, or by what stands under À reprendre."""
    store = window.session.store
    kept = json.dumps([list(store.records(kind)) for kind in SHAPES], ensure_ascii=False)
    lost = _unseen(window, [words for words in typed if words not in kept])
    for each in to_resume(store) if lost else ():
        window.session.resume(each.kind, each.key)
        lost = _unseen(window, lost)
    return lost


def _unseen(window: MainWindow, typed: Typed) -> Typed:
    page = window.pages.currentWidget()
    seen = [e.text() for e in page.findChildren(QLineEdit)]
    seen += [e.toPlainText() for e in page.findChildren(QPlainTextEdit)]
    return [words for words in typed if not any(words in each for each in seen)]


# Where it is typed


def base(path: Path, folder: Path) -> None:
    """The demonstration, with a review of a document and one of a grid that wait."""
    store = create_store(path)
    today = date.today()
    load(store, demonstration(today))
    begin_review(store, SAMPLES / "minutes.docx", today)
    sent = send(store, GridRequest(), folder, today).files[0].path
    ref = next(c.ref for c in store.find(Commitment) if c.status.value == "en_cours")
    Opened(sent).write("Engagements", ref, Suivi="Rien reçu.", Association="AFJ").save(sent)
    receiving.leave(store, review(store, [sent], today), {}, "")
    assert store.find(Meeting, [MEETING])
    store.close()


def opened(path: Path) -> MainWindow:
    window = MainWindow(Session(open_store(path)), path)
    window.show()
    return window


def stores(folder: Path) -> Iterator[tuple[str, Path]]:
    for name in CASES:
        path = folder / f"{name}.plaidoyer"
        copyfile(folder / "base.plaidoyer", path)
        yield name, path


def standing(windows: dict[str, MainWindow]) -> list[str]:
    return [name for name, window in windows.items() if window.session.saving.standing.value < 3]


def wait_for_pauses(windows: dict[str, MainWindow]) -> None:
    end = time.monotonic() + LONGEST
    while standing(windows) and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def own_settings(folder: Path) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "ini"))


def main(folder: Path) -> None:
    own_settings(folder)
    application(["plaidoyer"])
    typed, windows = {}, {}
    for name, path in stores(folder):
        windows[name] = opened(path)
        typed[name] = type_all(name, windows[name])
    wait_for_pauses(windows)
    still = standing(windows)
    (folder / "typed.json").write_text(json.dumps({"typed": typed, "still": still}), "utf-8")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
