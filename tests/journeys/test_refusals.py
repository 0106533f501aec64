"""What cannot be kept is refused in every form: a sentence beside it, nothing stored, the text
still there - also after she went elsewhere and came back."""

import pytest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.model import (
    Acronym,
    Commitment,
    Constat,
    Meeting,
)
from briefing_app.ui.settings import SettingsPage
from tests.builders import dumped
from tests.ui.acting import Hand, click, pressable, retype

MEETING = "interieur-2027"
VERSION = "plan-2014-2016/projet-30-janvier"
MEASURE = f"{VERSION}/5"
NO_DAY = "le trente-deux mars"
BLANK = "ne peut pas rester vide"


def first_of(place):
    def show(window):
        form = window.visit(place).form
        form.show_key(window.session.store.keys(form.cls.KIND)[0])
        return form

    return show


constats = first_of("constats")
recommendations = first_of("recommendations")
commitments = first_of("commitments")
themes = first_of("themes")
acronyms = first_of("acronyms")


def meetings(window):
    window.show_item("meetings", MEETING)
    return window.pages.currentWidget().form


def contact(name):
    def show(window):
        page = window.visit("contacts")
        page.show_page(getattr(page, name))
        page.page.show_key(page.page.pane.model.keys[0])
        return page.page.form

    return show


associations, institutions, people = map(contact, ("associations", "institutions", "people"))


def measures(window):
    page = window.visit("plans")
    page.show_key(MEASURE)
    pressable(page.form, "Modifier le texte officiel").click()
    return page.form


def plans(window):
    page = window.visit("plans")
    page.bar.choose(VERSION)
    page.edit_version()
    return page.about.plan


def versions(window):
    plans(window)
    return window.visit("plans").about.version


def dossiers(window):
    window.show_item("dossiers", "dossier-interieur-2027")
    page = window.pages.currentWidget()
    pressable(page, "Demandes, note et présentation").click()
    return page.words


NEEDED = (
    (constats, "text"),
    (recommendations, "text"),
    (commitments, "text"),
    (meetings, "title"),
    (associations, "name"),
    (institutions, "name"),
    (people, "name"),
    (themes, "label"),
    (acronyms, "text"),
    (measures, "title"),
    (measures, "number"),
    (plans, "title"),
    (versions, "label"),
    (dossiers, "title"),
)
DAYS = (
    (constats, "observed"),
    (commitments, "due"),
    (meetings, "date"),
    (meetings, "start"),
    (meetings, "end"),
    (versions, "date"),
    (plans, "start"),
    (plans, "end"),
)


def problem(field):
    """What is said beside the field, where she sees it."""
    QApplication.processEvents()  # a new row appears with the next turn of the loop
    return field._problem.text() if field._problem.isVisible() else ""


@pytest.mark.parametrize(("place", "name"), NEEDED)
def test_what_must_be_there_cannot_be_emptied(window, demo, place, name):
    form = place(window)
    before = dumped(demo)
    retype(form.fields[name].edit, "")
    assert BLANK in problem(form.fields[name])
    assert dumped(demo) == before
    assert not demo.undoable or "Modifier" not in demo.undoable.label


@pytest.mark.parametrize(("place", "name"), DAYS)
def test_a_day_an_hour_or_a_year_that_is_none_stays_as_typed(window, demo, place, name):
    form = place(window)
    before = dumped(demo)
    retype(form.fields[name].edit, NO_DAY)
    assert NO_DAY in problem(form.fields[name])
    assert form.fields[name].edit.text() == NO_DAY
    assert dumped(demo) == before


@pytest.mark.parametrize(("place", "name"), [(constats, "observed"), (meetings, "date")])
def test_the_other_fields_are_kept_all_the_same(window, demo, place, name):
    form = place(window)
    retype(form.fields[name].edit, NO_DAY)
    other = "heading" if place is constats else "place"
    retype(form.fields[other].edit, "Préfecture de Lille")
    assert getattr(demo.get(form.cls, form.key), other) == "Préfecture de Lille"
    assert form.fields[name].edit.text() == NO_DAY
    assert NO_DAY in problem(form.fields[name])


def test_the_window_does_not_say_that_all_is_stored_while_a_field_waits(window, demo):
    form = constats(window)
    day = form.fields["observed"].edit.text()
    retype(form.fields["observed"].edit, NO_DAY)
    assert "brouillon" in window.saved.text()
    retype(form.fields["observed"].edit, day)
    assert window.saved.text() == "Tout est enregistré"


def test_what_was_refused_is_there_again_after_she_looked_elsewhere(window, demo):
    form = commitments(window)
    first, second = demo.keys("commitments")[:2]
    due = demo.get(Commitment, first).due
    retype(form.fields["due"].edit, NO_DAY)
    form.show_key(second)
    assert not problem(form.fields["due"])
    form.show_key(first)
    assert form.fields["due"].edit.text() == NO_DAY
    assert NO_DAY in problem(form.fields["due"])
    assert "pas enregistré" in form.notice.text()
    retype(form.fields["due"].edit, "1er mars 2027")
    assert demo.get(Commitment, first).due != due
    assert not demo.drafts.all()
    assert form.notice.isHidden()


def test_a_new_item_that_lacks_something_waits_for_her(qtbot, window, demo):
    """Only a title was typed: no constat yet, and no title lost."""
    page = window.visit("constats")
    before = demo.keys("constats")
    click(qtbot, page.pane.new)
    retype(page.form.fields["heading"].edit, "Refus de plainte à Lille")
    page.show_key(before[0])
    assert demo.keys("constats") == before
    click(qtbot, page.pane.new)
    assert page.form.fields["heading"].edit.text() == "Refus de plainte à Lille"
    retype(page.form.fields["text"].edit, "Une plainte a été refusée.")
    (made,) = [c for c in demo.find(Constat) if c.key not in before]
    assert (made.heading, made.text) == ("Refus de plainte à Lille", "Une plainte a été refusée.")
    click(qtbot, page.pane.new)
    assert not page.form.fields["heading"].edit.text()


def test_a_draft_that_is_emptied_is_forgotten(qtbot, window, demo):
    page = window.visit("constats")
    click(qtbot, page.pane.new)
    retype(page.form.fields["heading"].edit, "Rien")
    retype(page.form.fields["heading"].edit, "")
    assert not demo.drafts.all()


def test_a_proposition_without_words_is_not_kept(qtbot, window, demo):
    page = window.visit("plans")
    page.show_key(MEASURE)
    page.proposals.list.setCurrentRow(0)
    form = page.proposals.form
    kept = demo.get(form.cls, form.key)
    shown = [name for name in ("text", "old", "new") if form.fields[name].isVisible()]
    for name in shown:
        retype(form.fields[name].edit, "")
    assert "doit avoir un texte" in form.notice.text()
    last = demo.get(form.cls, form.key)
    assert last.text or last.old or last.new
    window.session.undo()
    assert demo.get(form.cls, form.key) == kept or len(shown) > 1


@pytest.mark.parametrize("letters", ["MIPROF", ""])
def test_a_sigle_is_written_once_and_with_letters(qtbot, window, demo, letters):
    page = window.visit("acronyms")
    known = demo.get(Acronym, "MIPROF")
    other = next(key for key in demo.keys("acronyms") if key != "MIPROF")
    before = dumped(demo)
    page.form.show_key(other)
    retype(page.form.fields["key"].edit, letters)
    said = "déjà dans la liste" if letters else "Donnez les lettres"
    assert said in problem(page.form.fields["key"])
    assert page.form.fields["key"].edit.text() == letters
    click(qtbot, page.pane.new)
    retype(page.form.fields["text"].edit, "Une autre chose")
    retype(page.form.fields["key"].edit, letters)
    assert said in problem(page.form.fields["key"])
    assert page.form.fields["text"].value == "Une autre chose"
    assert demo.get(Acronym, "MIPROF") == known
    assert dumped(demo) == before


ROWS = (
    # Place, field of rows, what is typed first, what is missing or wrong, what is said beside it.
    (commitments, "notes", "evidence", "Note reçue par courriel", "text", BLANK),
    (commitments, "notes", "date", NO_DAY, "date", "n’est pas un jour"),
    (meetings, "participants", "reason", "En déplacement", "person", "doit être une personne"),
    (meetings, "upcoming", "date", NO_DAY, "date", "n’est pas un jour"),
    (recommendations, "carried", "answer", "Oui, dès l’été.", "meeting", BLANK),
    (versions, "chapters", "constat", "Rien n’existe.", "title", BLANK),
)


@pytest.mark.parametrize(("place", "name", "first", "typed", "missing", "said"), ROWS)
def test_a_row_that_is_not_complete_stays_and_says_what_it_lacks(
    qtbot, window, demo, place, name, first, typed, missing, said
):
    form = place(window)
    before = dumped(demo)
    rows = form.fields[name]
    count = len(rows._rows)
    click(qtbot, rows.add)
    row = rows._rows[-1]
    retype(row._fields[first].edit, typed)
    form.keep()
    assert said in problem(row._fields[missing])
    assert dumped(demo) == before

    # Another field is kept meanwhile; the row stays with its words.
    other = next(n for n in ("note", "place", "label") if n in form.fields)
    retype(form.fields[other].edit, "Autre chose")
    assert getattr(demo.get(form.cls, form.key), other) == "Autre chose"
    assert len(rows._rows) == count + 1
    assert rows._rows[-1]._fields[first].draft == typed
    window.session.undo()
    assert rows._rows[-1]._fields[first].draft == typed

    # So it is after she went to another item and came back.
    key = form.key
    form.show_key(next(k for k in demo.keys(form.cls.KIND) if k != key))
    form.show_key(key)
    assert rows._rows[-1]._fields[first].draft == typed
    assert len(rows._rows) == count + 1


def test_a_note_that_becomes_unreadable_is_not_taken_away(window, demo):
    form = commitments(window)
    item = next(c for c in demo.find(Commitment) if len(c.notes) > 1)
    form.show_key(item.key)
    retype(form.fields["notes"]._rows[0]._fields["date"].edit, NO_DAY)
    retype(form.fields["notes"]._rows[1]._fields["text"].edit, "")
    retype(form.fields["due_text"].edit, "avant l’été")
    kept = demo.get(Commitment, item.key)
    assert (kept.notes, kept.due_text) == (item.notes, "avant l’été")
    assert NO_DAY in problem(form.fields["notes"]._rows[0]._fields["date"])


def test_a_meeting_is_not_closed_nor_a_grid_sent_for_a_day_that_is_none(qtbot, window, demo):
    form = meetings(window)
    click(qtbot, pressable(form, "Clore"))
    closing = window.pages.currentWidget().closing
    retype(closing.next_date.edit, NO_DAY)
    click(qtbot, closing.finish)
    assert NO_DAY in problem(closing.next_date)
    assert demo.get(Meeting, MEETING).state == "a_preparer"
    sending = window.visit("grids").sending
    retype(sending.by.edit, NO_DAY)
    click(qtbot, sending.prepare)
    assert NO_DAY in problem(sending.by)
    assert window.session.free
    assert not demo.keys("rounds")


def test_a_template_that_is_none_is_refused_beside_its_button(window, tmp_path, monkeypatch):
    from briefing_app.ui.parts.choosing import FileChoice

    broken = tmp_path / "modèle.docx"
    broken.write_bytes(b"ceci n'est pas un document")
    monkeypatch.setattr(FileChoice, "ask_existing", lambda *_: broken)
    page = window.visit("settings")
    assert isinstance(page, SettingsPage)
    hand = Hand()
    hand.press(pressable(page, "Modèle Word"))
    hand.press(page.template.choose)
    assert "modèle.docx" in page.template.problem.text()
    assert page.template.current.text() == "Modèle fourni"
