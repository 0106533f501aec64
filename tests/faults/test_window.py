"""The window on a disk that refuses: one sentence, nothing half stored, what is typed still there.

A disk that is full refuses at the commit. A read-only mount under an open store cannot be made (the
system refuses it while the file is open for writing) and is refused when the store is opened, see
`test_disk`; a connection that may only ask stands for it. A lock cannot be taken by anybody else:
the store holds the file for itself; its sentence is tested alone.
"""

import shutil
import sqlite3

import pytest
from PySide6.QtCore import (
    QEventLoop,
    QItemSelectionModel,
    QMimeData,
    QStandardPaths,
    Qt,
    QTimer,
)
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)

from briefing_app.domain.model import Constat, Intervention, Proposal, Recommendation
from briefing_app.storage.connection import sentence_for
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.ui.fields.links import LinkField, LinksField
from briefing_app.ui.fields.themes import ThemesField
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.choosing import ErasureDialog, FileChoice
from briefing_app.ui.parts.leaving import LeavingDialog, NoBackupDialog
from briefing_app.ui.parts.resuming import AbandonDialog
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents import letterhead
from briefing_app.usecases.meetings import add_turn, turns
from briefing_app.usecases.reading import review as deciding
from briefing_app.usecases.store.exchange import load
from tests.faults.test_disk import fill
from tests.journeys import test_refusals as shown
from tests.samples.making import HERE
from tests.ui.acting import pressable, retype, write

MEETING = "interieur-2027"
LETTERS = ("La préfecture refuse la demande sans passeport. " * 250).strip()


ROOMY = pytest.mark.parametrize("small_disk", [16], indirect=True, ids=["16 MB"])
"""Room for the backup that is made before many items change at once."""


class Disk:
    """What refuses to write, and then writes again."""

    def __init__(self, store, folder):
        self._store, self._folder, self._filler = store, folder, None

    def refuse(self):
        self._store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._filler = fill(self._folder)

    def allow(self):
        self._filler.unlink()


class Protected(Disk):
    def refuse(self):
        self._store.db.conn.execute("PRAGMA query_only = ON")

    def allow(self):
        self._store.db.conn.execute("PRAGMA query_only = OFF")


@pytest.fixture(scope="module")
def whole_store(tmp_path_factory, demonstration_file):
    path = tmp_path_factory.mktemp("store") / "Collectif.plaidoyer"
    store = create_store(path)
    load(store, demonstration_file)
    store.close()
    return path


@pytest.fixture
def window(qtbot, small_disk, whole_store, monkeypatch):
    # A test that is over has nothing left to ask about.
    for dialog in (LeavingDialog, NoBackupDialog):
        monkeypatch.setattr(dialog, "ask", lambda *_: True)
    path = small_disk / "Collectif.plaidoyer"
    shutil.copy(whole_store, path)
    window = MainWindow(Session(open_store(path)), path)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture(autouse=True)
def no_box(monkeypatch):
    """A sentence is said in the window; a box beside it would wait for an answer."""
    boxes = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: boxes.append(words[2]))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box.text()))
    yield
    assert not boxes


@pytest.fixture
def store(window):
    return window.session.store


@pytest.fixture(params=[Disk, Protected], ids=["full", "protected"])
def disk(request, store, small_disk):
    return request.param(store, small_disk)


PASSING = {"drafts", "unfinished"}
"""Tables of what is not stored yet."""


def dumped(store):
    """All that is stored, journal and files included, short enough to be told apart at once."""
    ask = store.db.conn.execute
    tables = ask("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    names = [n for n, sql in tables if n not in PASSING and "VIRTUAL" not in sql]
    return hash(tuple(str(ask(f"SELECT * FROM {name}").fetchall()) for name in names))


REFUSALS = ("est plein", "protégé en écriture", "Il manque de la place")


def said(window):
    """The sentence of the banner, once every refusal on its way has come."""
    QApplication.processEvents()
    sentence = window.message.text()
    assert any(words in sentence for words in REFUSALS), (
        sentence,
        QApplication.focusWidget(),
    )
    return sentence


def press(window, command):
    """As a slot runs: what it raises goes to the hook; what it began in the worker is over."""
    QTimer.singleShot(0, window, lambda: command(window))
    QApplication.processEvents()
    while window.session.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def meeting_page(window):
    window.show_item("meetings", MEETING)
    return window.pages.currentWidget()


def minutes(window):
    """Two turns, and a third that is to be typed."""
    store = window.session.store
    with store.operation("Écrire le compte rendu"):
        for text in ("Un premier mot.", "Un second mot.")[len(turns(store, MEETING)) :]:
            add_turn(store, Intervention(meeting=MEETING, text=text))
    page = meeting_page(window)
    pressable(page.form, "Compte rendu").click()
    return page.minutes


def closing(window):
    page = meeting_page(window)
    pressable(page.form, "Clore").click()
    return page.closing


def measures(window):
    """A measure whose official text she asked to change; it is locked when it is shown anew."""
    page = window.visit("plans")
    page.show_key(shown.MEASURE)
    if page.form.text.edit.isReadOnly():
        page.form.official.click()
    # Off the screen, what is proposed under a line keeps the focus when the line is left.
    page.form.fields["chapter"].edit.setCompleter(None)
    return page.form


# What is typed


def test_twelve_thousand_letters_of_a_new_constat_stay_and_are_stored_later(window, store, disk):
    window.session.create("constats")
    form = window.pages.currentWidget().form
    form.text.edit.setFocus()
    disk.refuse()
    before = dumped(store)
    form.text.edit.take_in(LETTERS)
    form.text.edit.focusNextChild()
    said(window)
    assert dumped(store) == before
    assert len(form.text.draft) == len(LETTERS)
    assert "enregistré" in window.saved.text()
    assert "Tout est" not in window.saved.text()
    disk.allow()
    form.keep()
    assert len(LETTERS) in [len(each.text) for each in store.find(Constat)]
    assert form.key


def test_what_was_refused_is_stored_by_itself_once_there_is_room(qtbot, window, store, disk):
    window.session.create("constats")
    form = window.pages.currentWidget().form
    form.text.edit.setFocus()
    disk.refuse()
    form.text.edit.take_in(LETTERS)
    form.text.edit.focusNextChild()
    said(window)
    disk.allow()
    qtbot.waitUntil(lambda: LETTERS in [each.text for each in store.find(Constat)], timeout=6000)
    assert not window.message.text()
    assert "Enregistré à" in window.saved.text()


PLACES = (
    shown.constats,
    shown.recommendations,
    shown.commitments,
    shown.meetings,
    shown.themes,
    shown.acronyms,
    shown.associations,
    shown.institutions,
    shown.people,
    measures,
    shown.plans,
    shown.versions,
    shown.dossiers,
)
OWN_RULES = {"date", "observed", "due", "start", "end", "email", "key"}
"""Fields whose words must be readable as something: tried with the others of their kind."""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: getattr(place, "__name__", ""))
def test_what_is_typed_in_any_field_stays_and_is_stored_later(window, store, disk, place):
    form = place(window)
    texts = {
        name: field
        for name, field in form.fields.items()
        if isinstance(getattr(field, "edit", None), QLineEdit | QPlainTextEdit)
        and name not in OWN_RULES
        and field.isVisible()
    }
    assert texts
    disk.refuse()
    before = dumped(store)
    typed = {}
    for name, field in texts.items():
        first = field.draft.partition("\n")[0]
        typed[name] = f"{first} et la suite".strip()
        retype(field.edit, typed[name])
        assert said(window), name
        pressable(window, "Compris").click()
    assert dumped(store) == before
    assert {name: field.draft for name, field in texts.items()} == typed
    disk.allow()
    form.keep()
    assert dumped(store) != before
    assert not window.message.text()
    assert not store.drafts.all()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: getattr(place, "__name__", ""))
def test_what_is_chosen_in_any_list_is_refused_and_stored_later(window, store, disk, place):
    form = place(window)
    boxes = [
        (name, field.edit)
        for name, field in form.fields.items()
        if isinstance(getattr(field, "edit", None), QComboBox)
    ]
    disk.refuse()
    before = dumped(store)
    for _name, box in boxes:
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
        box.activated.emit(box.currentIndex())
        said(window)
    assert dumped(store) == before
    disk.allow()
    form.keep()
    assert (dumped(store) != before) is bool(boxes)


OWN_WORDS = {
    "date": "3 mars 2027",
    "observed": "3 mars 2025",
    "due": "3 mars 2027",
    "start": "9 h 15",
    "end": "17 h 45",
}
YEARS = {"start": "2013", "end": "2018"}
ROWS = (
    (shown.commitments, "notes", {"text": "La circulaire est signée."}),
    (shown.meetings, "upcoming", {"date": "3 mars 2027", "text": "Une audience"}),
    (shown.versions, "chapters", {"title": "Un chapitre de plus"}),
)


@pytest.mark.parametrize(("place", "name"), shown.DAYS)
def test_a_day_that_is_refused_stays_and_is_stored_later(window, store, disk, place, name):
    form = place(window)
    words = YEARS if place is shown.plans else OWN_WORDS
    disk.refuse()
    before = dumped(store)
    retype(form.fields[name].edit, words[name])
    said(window)
    assert dumped(store) == before
    assert form.fields[name].edit.text() == words[name]
    disk.allow()
    form.keep()
    assert dumped(store) != before


@pytest.mark.parametrize(("place", "name", "words"), ROWS)
def test_a_row_that_is_refused_stays_and_is_stored_later(window, store, disk, place, name, words):
    form = place(window)
    disk.refuse()
    before = dumped(store)
    form.fields[name].add.click()
    row = form.fields[name]._rows[-1]
    for each, text in words.items():
        if each in row._fields:
            retype(row._fields[each].edit, text)
    said(window)
    assert dumped(store) == before
    assert {each: row._fields[each].draft for each in words if each in row._fields}
    count = len(form.fields[name].value)
    disk.allow()
    form.keep()
    assert len(getattr(form.item, name)) == count
    assert dumped(store) != before


def other_key(store, kind, chosen):
    return next(key for key in store.keys(kind) if key not in (chosen or ()))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: getattr(place, "__name__", ""))
def test_themes_and_links_that_are_refused_stay_and_are_stored_later(window, store, disk, place):
    form = place(window)
    disk.refuse()
    before, chosen = dumped(store), {}
    for name, field in form.fields.items():
        if isinstance(field, ThemesField):
            key = other_key(store, "themes", field.value)
            press(window, lambda _, field=field, key=key: field.chips._toggle(key))
        elif isinstance(field, LinksField | LinkField):
            links = field if isinstance(field, LinksField) else field._many
            key = other_key(store, links._kind, (*links.value, form.key))
            press(window, lambda _, field=field, key=key: field.finder.taken.emit(key))
        else:
            continue
        said(window)
        chosen[name] = field.value
    assert dumped(store) == before
    assert {name: form.fields[name].value for name in chosen} == chosen
    disk.allow()
    form.keep()
    assert {name: getattr(form.item, name) for name in chosen} == chosen


def test_another_item_does_not_take_the_place_of_a_text_that_is_nowhere_else(window, store, disk):
    page = window.visit("constats")
    first, second = page.pane.model.keys[:2]
    page.show_key(first)
    disk.refuse()
    retype(page.form.text.edit, "Un texte qui n’est qu’ici.")
    page.pane.view.setCurrentIndex(page.pane.model.index_of(second))
    said(window)
    assert (page.form.key, page.form.text.draft) == (first, "Un texte qui n’est qu’ici.")
    assert page.pane.selected == [first]
    page.pane.view.selectAll()
    said(window)
    assert page.form.isVisible()
    disk.allow()
    page.show_key(second)
    assert page.form.key == second
    assert store.get(Constat, first).text == "Un texte qui n’est qu’ici."


def test_a_new_item_does_not_take_the_place_of_a_text_that_is_nowhere_else(window, store, disk):
    page = window.visit("constats")
    key = page.pane.model.keys[0]
    page.show_key(key)
    disk.refuse()
    retype(page.form.text.edit, "Un texte qui n’est qu’ici.")
    page.pane.new.click()
    said(window)
    assert (page.form.key, page.form.text.draft) == (key, "Un texte qui n’est qu’ici.")


def test_what_the_store_refuses_waits_in_a_draft_and_leaves_the_place(window, store, qtbot):
    """The store has its own reasons: a link to what is gone. Nothing holds her there."""
    page = window.visit("constats")
    first, second = page.pane.model.keys[:2]
    page.show_key(first)
    before = store.get(Constat, first).text
    store.db.conn.execute(
        "CREATE TEMP TRIGGER refusing BEFORE UPDATE ON constats"
        " BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY'); END"
    )
    retype(page.form.text.edit, "Un texte refusé.")
    page.show_key(second)
    assert page.form.key == second
    qtbot.waitUntil(lambda: "Rien n’a été changé" in window.message.text())
    page.show_key(first)
    assert page.form.text.draft == "Un texte refusé."
    assert store.get(Constat, first).text == before
    store.db.conn.execute("DROP TRIGGER refusing")
    page.form.keep()
    assert store.get(Constat, first).text == "Un texte refusé."


def test_a_refusing_disk_is_said_once_while_she_types_on(window, store, disk):
    form = shown.constats(window)
    form.text.edit.setFocus()
    disk.refuse()
    write(form.text.edit, "Encore ")
    form.keeper._lag.timeout.emit()
    said(window)
    pressable(window, "Compris").click()
    for letter in "des mots":
        write(form.text.edit, letter)
        form.keeper._lag.timeout.emit()
        form.keeper._pause.timeout.emit()
    QApplication.processEvents()
    assert not window.message.text()
    assert window.saved.text().startswith("Pas enregistré")
    disk.allow()
    form.keeper._pause.timeout.emit()
    assert "Encore des mots" in store.get(Constat, form.key).text
    assert not window.saved.text().startswith("Pas")


def test_a_news_line_is_still_in_its_field(qtbot, window, store, disk):
    form = shown.commitments(window)
    write(form.quick, "La circulaire est signée.")
    disk.refuse()
    qtbot.keyClick(form.quick, Qt.Key.Key_Return)
    said(window)
    assert form.quick.text() == "La circulaire est signée."
    disk.allow()
    qtbot.keyClick(form.quick, Qt.Key.Key_Return)
    assert store.find(form.cls, [form.key])[0].notes[0].text == "La circulaire est signée."
    assert not form.quick.text()


def test_a_pasted_message_that_is_refused_stays_in_the_field(window, store, disk, monkeypatch):
    from briefing_app.ui.items.constats import CuttingDialog

    monkeypatch.setattr(CuttingDialog, "ask", lambda parts, _parent: parts)
    page = window.visit("constats")
    page.pane.new.click()
    disk.refuse()
    before = dumped(store)
    pasted = QMimeData()
    pasted.setText("- Une plainte est refusée à Lille.\n- Un récépissé manque à Calais.\n" * 40)
    page.form.text.edit.insertFromMimeData(pasted)
    said(window)
    assert "Une plainte est refusée" in page.form.text.draft
    assert dumped(store) == before


def test_a_turn_of_the_minutes_stays_and_is_stored_later(window, store, disk):
    view = minutes(window)
    before = len(turns(store, MEETING))
    disk.refuse()
    write(view.text.edit, "Je vous remercie d’être venus.")
    view.next.click()
    said(window)
    assert view.text.draft == "Je vous remercie d’être venus."
    window.session.go(Intervention.KIND, turns(store, MEETING)[0].key)
    said(window)
    assert view.text.draft == "Je vous remercie d’être venus."
    disk.allow()
    view.next.click()
    assert len(turns(store, MEETING)) == before + 1
    assert not view.text.draft


def test_another_turn_does_not_take_the_place_of_one_that_is_refused(window, store, disk):
    view = minutes(window)
    first, second = [each.key for each in turns(store, MEETING)][:2]
    view.show_turn(first)
    disk.refuse()
    view.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    write(view.text.edit, " Et encore ceci.")
    view.list.setCurrentIndex(view._rows.index_of(second))
    said(window)
    assert view.text.draft.endswith("Et encore ceci.")
    disk.allow()
    view.keep()
    assert store.get(Intervention, first).text.endswith("Et encore ceci.")


def test_an_answer_stays_and_is_stored_later(window, store, disk):
    view = closing(window)
    answer = view.answers[0]
    disk.refuse()
    retype(answer.answer.edit, "Oui, dès l’été.")
    said(window)
    pressable(view, "← La rencontre").click()
    said(window)
    assert view.isVisible()
    assert answer.answer.draft == "Oui, dès l’été."
    disk.allow()
    view.keep()
    kept = store.get(Recommendation, answer.key).carried
    assert "Oui, dès l’été." in [each.answer for each in kept]


@pytest.fixture
def reading(qtbot, window):
    """A document that was read and is about to be gone through."""
    page = window.visit("reading")
    page.open_file(HERE / "minutes.docx")
    qtbot.waitUntil(lambda: window.session.free, timeout=60_000)
    return page.pane


def test_words_corrected_in_a_review_stay_and_are_kept_later(window, store, disk, reading):
    at = reading.review.current
    reading.act("edit")
    disk.refuse()
    retype(reading.card.text, "Un texte corrigé.")
    said(window)
    pressable(window, "Compris").click()
    reading.list.setCurrentIndex(reading.model.index(at + 1))
    said(window)
    assert (reading.card.words, reading.review.current) == ("Un texte corrigé.", at)
    assert reading.list.currentIndex().row() == at
    disk.allow()
    reading.list.setCurrentIndex(reading.model.index(at + 1))
    assert reading.review.current == at + 1
    assert reading.list.currentIndex().row() == at + 1
    kept = deciding.resume(store, reading.review.key)
    assert kept.entries[at].item.text == "Un texte corrigé."


def test_what_is_decided_in_a_review_is_refused_and_taken_later(window, store, disk, reading):
    before = deciding.resume(store, reading.review.key)
    for command in (lambda _: reading.act("take"), lambda _: reading.retype(2)):
        disk.refuse()
        press(window, command)
        said(window)
        assert reading.review == before == deciding.resume(store, before.key)
        disk.allow()
    press(window, lambda _: reading.act("take"))
    assert deciding.resume(store, before.key).chosen == 1


@ROOMY
def test_a_review_that_cannot_be_stored_or_given_up_is_still_there(
    window, store, disk, reading, monkeypatch
):
    monkeypatch.setattr(AbandonDialog, "ask", lambda _name, _parent: True)
    press(window, lambda _: reading.act("take"))
    before, review = dumped(store), reading.review
    for words in ("Enregistrer 1", "Abandonner"):
        disk.refuse()
        press(window, lambda _, words=words: pressable(reading, words).click())
        said(window)
        assert reading.isVisible()
        assert dumped(store) == before
        assert deciding.resume(store, review.key).entries == review.entries
        disk.allow()
    press(window, lambda _: pressable(reading, "Enregistrer 1").click())
    assert dumped(store) != before


# What is commanded


def on_list(place):
    def page(window):
        page = window.visit(place)
        page.show_key(page.pane.model.keys[0])
        return page

    return page


def two_constats(window):
    """Fewer than ask for a backup first, which has no room on a disk this small."""
    page = on_list("constats")(window)
    selection, flag = page.pane.view.selectionModel(), QItemSelectionModel.SelectionFlag.Select
    selection.select(page.pane.model.index(1), flag)
    return page


def delete_item(window):
    on_list("constats")(window).remove.trigger()


def many(menu, which=0):
    def run(window):
        page = two_constats(window)
        button = getattr(page.many, menu)
        button.menu().aboutToShow.emit()
        button.menu().actions()[which].trigger()

    return run


def delete_many(window):
    page = two_constats(window)
    page.many.remove.click()


def plan(name):
    return lambda window: getattr(window.visit("plans"), name)()


def move_measure(window):
    measures(window)
    window.visit("plans")._move(1)


def delete_measure(window):
    store, page = window.session.store, window.visit("plans")
    asked = {each.measure for each in store.find(Proposal)}
    page.show_key(next(key for key in store.keys("measures") if key not in asked))
    page.delete_measure()


def delete_proposal(window):
    measures(window)
    page = window.visit("plans")
    page.proposals.list.setCurrentRow(0)
    page.proposals.delete()


def written_minutes(window):
    window.show_item(Intervention.KIND, turns(window.session.store, MEETING)[0].key)
    return window.pages.currentWidget().minutes


def move_turn(window):
    view = written_minutes(window)
    view.show_turn(turns(window.session.store, MEETING)[0].key)
    view._move(1)


def delete_turn(window):
    view = written_minutes(window)
    view.show_turn(turns(window.session.store, MEETING)[0].key)
    view.remove.click()


def close_meeting(window):
    closing(window).finish.click()


def dossier_themes(window):
    window.show_item("dossiers", "dossier-interieur-2027")
    page = window.pages.currentWidget()
    page.chips.changed.emit(())


def dossier_audience(window):
    window.show_item("dossiers", "dossier-interieur-2027")
    page = window.pages.currentWidget()
    page.audience.setCurrentIndex((page.audience.currentIndex() + 1) % page.audience.count())
    page.audience.activated.emit(page.audience.currentIndex())


def undo(window):
    window.undo.trigger()


def redo(window):
    window.redo.trigger()


def take_promise(window):
    view = written_minutes(window)
    view.show_turn(turns(window.session.store, MEETING)[0].key)
    QTest.keyClick(view.text.edit, Qt.Key.Key_F6)


def merge(window):
    page = window.visit("contacts")
    page.show_page(page.associations)
    first, second = page.page.pane.model.keys[:2]
    page.page.show_key(first)
    page.page.form.merging.finder.taken.emit(second)


def merge_themes(window):
    page = on_list("themes")(window)
    page.form.merging.finder.taken.emit(page.pane.model.keys[1])


def move_theme(window):
    on_list("themes")(window).form.down.click()


def erase(window):
    page = on_list("recommendations")(window)
    page.show_key(page.pane.model.keys[-1])
    page.forget.trigger()


def attach(window):
    form = shown.constats(window)
    form.findChild(AttachmentsPanel).join([HERE / "minutes.docx"])


def send_grids(window):
    window.visit("grids").sending.prepare.click()


def choose_template(window):
    window.visit("settings").template.choose.click()


COMMANDS = (
    delete_item,
    delete_many,
    many("add_theme"),
    many("state", -1),
    many("diffusion"),
    plan("add_plan"),
    plan("add_version"),
    move_measure,
    delete_measure,
    delete_proposal,
    move_turn,
    delete_turn,
    close_meeting,
    dossier_themes,
    dossier_audience,
    undo,
    redo,
    take_promise,
    merge,
    merge_themes,
    move_theme,
    erase,
    attach,
    send_grids,
    choose_template,
)


@pytest.fixture
def answered(monkeypatch, tmp_path):
    """What she answers to the dialogs on the way."""
    letterhead.copy_shipped_template(tmp_path / "Le nôtre.docx")
    monkeypatch.setattr(FileChoice, "ask_existing", lambda *_: tmp_path / "Le nôtre.docx")
    monkeypatch.setattr(ErasureDialog, "ask", lambda *_: True)
    folder = tmp_path / "grilles"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(folder))
    return folder


@ROOMY
@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.__qualname__[:24])
def test_a_command_that_is_refused_changes_nothing_and_says_so(
    window, store, disk, answered, command
):
    with store.operation("Ajouter"):
        store.save(Constat(text="Ce qui peut être annulé."))
        for text in ("Un premier mot.", "Un second mot."):
            add_turn(store, Intervention(meeting=MEETING, text=text))
    with store.operation("Ajouter encore"):
        store.save(Constat(text="Ce qui peut être rétabli."))
    store.undo()
    before = dumped(store)
    disk.refuse()
    press(window, command)
    said(window)
    assert dumped(store) == before
    assert not store.drafts.all()
    assert not list(answered.rglob("*.*"))
    disk.allow()
    press(window, command)
    assert dumped(store) != before


def test_a_backup_that_is_refused_says_so_and_leaves_no_half_file(window, store, small_disk):
    fill(small_disk)
    press(window, lambda _: window.files.back_up.trigger())
    assert "Mo" in window.message.text() or "échoué" in window.message.text()
    assert not list(small_disk.glob("Sauvegardes*/*"))


# Closing


def test_closing_asks_where_the_text_is_nowhere_else(window, store, disk, monkeypatch):
    form = shown.constats(window)
    disk.refuse()
    retype(form.text.edit, "Un texte qui n’est qu’ici.")
    asked = []

    def stay(refusal, _parent):
        asked.append(refusal)
        return False

    monkeypatch.setattr(LeavingDialog, "ask", stay)
    assert not window.close()
    assert len(asked) == 1
    assert not window.session.closed
    assert form.text.draft == "Un texte qui n’est qu’ici."
    disk.allow()
    assert window.close()
    assert len(asked) == 1
    store = open_store(window.files._path)
    assert store.get(Constat, form.key).text == "Un texte qui n’est qu’ici."
    store.close()


def test_closing_asks_where_the_last_backup_cannot_be_made(window, store, small_disk, monkeypatch):
    with store.operation("Ajouter"):
        store.save(Constat(text="Ce qui n’est dans aucune sauvegarde."))
    filler = fill(small_disk, leaving=16_384)
    asked = []

    def answering(whether):
        return lambda refusal, _parent: asked.append(refusal) or whether

    monkeypatch.setattr(NoBackupDialog, "ask", answering(False))
    assert not window.close()
    assert not window.session.closed
    assert "Mo" in asked[0] or "échoué" in asked[0]
    monkeypatch.setattr(NoBackupDialog, "ask", answering(True))
    assert window.close()
    assert len(asked) == 2
    filler.unlink()


# The sentences


def test_a_store_that_is_held_by_another_program_is_a_sentence(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    for conn in (holder := sqlite3.connect(path), other := sqlite3.connect(path, timeout=0)):
        conn.execute("CREATE TABLE IF NOT EXISTS one (id INTEGER)")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError) as locked:
        other.execute("INSERT INTO one VALUES (1)")
    assert "tenu par un autre programme" in str(sentence_for(locked.value, path))
    for conn in (holder, other):
        conn.close()
