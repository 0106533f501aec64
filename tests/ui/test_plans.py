"""Plans et mesures: versions, measures and propositions, by clicks and keys."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from briefing_app.documents.rewording import steps
from briefing_app.domain.choices import Diffusion, Outcome, ProposalKind
from briefing_app.domain.model import Measure, Plan, PlanVersion, Proposal
from briefing_app.ui.plans.changes import marked
from briefing_app.ui.plans.plans import PlansPage
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases import plans
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.analysis import gather
from tests.conftest import TODAY
from tests.ui.acting import click, pressable, write

VERSION = "plan-2014-2016/projet-30-janvier"
MEASURE = f"{VERSION}/5"


@pytest.fixture
def page(window):
    return window.visit("plans")


def lines(page):
    return page.list.shown


def run(page, text):
    """Choose a line of the menu « Plan et versions »."""
    (action,) = [a for a in page.bar.more.menu().actions() if a.text() == text]
    action.trigger()


def test_the_latest_version_is_shown_in_its_order(page, demo):
    page.bar.choose(VERSION)
    assert lines(page) == [m.key for m in plans.measures(demo, VERSION)]
    assert "23 mesures" in page.list.total.text()


def test_a_measure_is_changed_where_it_stands(qtbot, window, page, demo):
    page.show_key(MEASURE)
    click(qtbot, pressable(page.form, "Modifier le texte officiel"))
    field = page.form.fields["deadline"]
    field.setFocus()
    field.edit.selectAll()
    write(field.edit, "fin 2015")
    page.form.fields["chapter"].setFocus()
    assert demo.get(Measure, MEASURE).deadline == "fin 2015"
    assert window.undo.text() == "Annuler : modifier Mesure 5 (échéance)"
    click(qtbot, window.undo_button)
    assert field.edit.text() == "2014"


def test_the_search_narrows_the_measures(qtbot, page, demo):
    page.bar.choose(VERSION)
    write(page.list.search, "hébergement")
    qtbot.waitUntil(lambda: len(lines(page)) < 23)
    assert all("ébergement" in f"{m.title} {m.text}" for m in demo.find(Measure, lines(page)))


def test_a_new_measure_stands_after_the_chosen_one(qtbot, page, demo):
    page.show_key(MEASURE)
    click(qtbot, pressable(page, "+ Nouvelle mesure"))
    write(page.form.fields["title"].edit, "Nommer un référent dans chaque préfecture")
    page.form.text.setFocus()
    order = plans.measures(demo, VERSION)
    place = [m.key for m in order].index(MEASURE)
    made = order[place + 1]
    assert made.title == "Nommer un référent dans chaque préfecture"
    assert made.number == "24"
    assert made.chapter == demo.get(Measure, MEASURE).chapter
    assert page.list.current == made.key
    assert made.key.startswith(f"{VERSION}/")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Kits et sessions.", "Kits et sessions, partout.", "Kits et sessions, partout."),
        ("Kits et sessions, partout.", "Kits et sessions.", "Kits et sessions, partout."),
        ("Un délai de deux mois.", "Un délai de trois mois.", "Un délai de deux trois mois."),
    ],
)
def test_a_blank_stands_only_between_what_goes_and_what_comes(old, new, shown):
    assert re.sub("<[^>]+>", "", marked(steps(old, new))) == shown


def test_nothing_is_proposed_on_another_measure_while_a_new_one_is_begun(qtbot, page, demo):
    page.show_key(MEASURE)
    click(qtbot, pressable(page, "+ Nouvelle mesure"))
    assert page.proposals.title.text() == "Propositions"
    assert not page.proposals.new.isEnabled()
    page.list.tree.setFocus()
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.proposals.form.measure
    write(page.form.fields["title"].edit, "Nommer un référent dans chaque préfecture")
    page.form.text.setFocus()
    click(qtbot, page.proposals.new)
    assert page.proposals.form.measure == page.form.key


def test_a_measure_is_moved_with_the_keyboard_and_back(qtbot, window, page, demo):
    page.show_key(MEASURE)
    before = [m.key for m in plans.measures(demo, VERSION)]
    place = before.index(MEASURE)
    page.list.tree.setFocus()
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert plans.measures(demo, VERSION)[place - 1].key == MEASURE
    assert page.list.current == MEASURE
    click(qtbot, window.undo_button)
    assert [m.key for m in plans.measures(demo, VERSION)] == before


def test_a_measure_that_has_propositions_says_why_it_stays(qtbot, window, page, demo):
    page.show_key(MEASURE)
    page.list.tree.setFocus()
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Delete)
    assert "Suppression impossible" in window.message.text()
    assert "proposition" in window.message.text()
    assert demo.get(Measure, MEASURE)


def test_a_selected_sentence_becomes_a_rewording(qtbot, page, demo):
    page.show_key(MEASURE)
    editor = page.form.text.edit
    sentence = "Carte temporaire renouvelée durant la procédure"
    cursor = editor.textCursor()
    start = editor.toPlainText().index(sentence)
    cursor.setPosition(start)
    cursor.setPosition(start + len(sentence), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    click(qtbot, pressable(page.proposals, "+ Proposition"))
    form = page.proposals.form
    assert form.old.value == sentence
    form.new.edit.moveCursor(QTextCursor.MoveOperation.End)
    write(form.new.edit, " et son appel")
    assert "underline" in form.change.text()
    assert "ajouté : « et son appel »" in form.change.accessibleDescription()
    form.fields["note"].setFocus()
    (made,) = [p for p in demo.find(Proposal) if p.new == f"{sentence} et son appel"]
    assert (made.kind, made.measure) == (ProposalKind.REWORDING, MEASURE)


def test_a_proposition_is_read_and_what_became_of_it_is_told(page, demo):
    page.show_key(MEASURE)
    page.proposals.list.setCurrentRow(0)
    form = page.proposals.form
    field = form.fields["outcome"]
    field.edit.setCurrentIndex(list(Outcome).index(Outcome.RETENUE))
    field.edit.activated.emit(1)
    assert demo.get(Proposal, form.key).outcome is Outcome.RETENUE
    assert "retenue" in page.proposals.list.item(0).text()


def test_a_proposition_is_deleted_and_comes_back(qtbot, window, page, demo):
    page.show_key(MEASURE)
    page.proposals.list.setCurrentRow(0)
    key, before = page.proposals.form.key, page.proposals.list.count()
    page.proposals.list.setFocus()
    qtbot.keyClick(page.proposals.list, Qt.Key.Key_Delete)
    assert demo.find(Proposal, [key]) == []
    assert page.proposals.list.count() == before - 1
    click(qtbot, window.undo_button)
    assert page.proposals.list.count() == before


def test_a_proposition_being_typed_is_recovered_with_its_measure(qtbot, window, page, demo):
    page.show_key(MEASURE)
    click(qtbot, pressable(page.proposals, "+ Proposition"))
    form = page.proposals.form
    write(form.fields["text"].edit, "Une idée commencée")
    form.keeper.keep_draft()  # as it is every two seconds of typing
    form.show_item(None)
    again = PlansPage(window.session)
    qtbot.addWidget(again)
    assert again.recover(demo.drafts.all()[0])
    kept = again.proposals.form
    assert kept.fields["text"].edit.toPlainText() == "Une idée commencée"
    assert again.list.current == MEASURE
    kept.keep()
    assert demo.get(Proposal, kept.key).measure == MEASURE


def test_the_next_version_begins_with_the_measures_of_this_one(window, page, demo):
    page.bar.choose(VERSION)
    run(page, "Nouvelle version, à partir de celle-ci")
    assert page.about.version.fields["label"].edit.hasFocus()
    write(page.about.version.fields["label"].edit, "Projet du 14 mai 2014")
    window.session.saving.keep_all()
    made = demo.get(PlanVersion, page.bar.version)
    assert made.label == "Projet du 14 mai 2014"
    copied = plans.measures(demo, made.key)
    assert [m.number for m in copied] == [m.number for m in plans.measures(demo, VERSION)]
    assert copied[4].continues == (MEASURE,)
    window.session.undo()  # the label
    window.session.undo()
    assert demo.find(PlanVersion, [made.key]) == []


def test_a_version_goes_with_its_measures_unless_something_needs_them(window, page, demo):
    page.bar.choose(VERSION)
    run(page, "Supprimer cette version")
    assert "Suppression impossible" in window.message.text()
    run(page, "Nouvelle version, à partir de celle-ci")
    made = page.bar.version
    run(page, "Supprimer cette version")
    assert demo.find(PlanVersion, [made]) == []
    assert plans.measures(demo, made) == []
    assert page.bar.version != made


def test_an_empty_place_begins_with_a_plan(qtbot, store, tmp_path):
    window = MainWindow(Session(store), tmp_path / "Vide.plaidoyer")
    qtbot.addWidget(window)
    window.show()
    page = window.visit("plans")
    click(qtbot, page.first)
    write(page.about.plan.fields["title"].edit, "Plan d’action 2027-2030")
    click(qtbot, pressable(page, "+ Nouvelle mesure"))
    write(page.form.fields["title"].edit, "Ouvrir des places d’hébergement")
    page.form.text.setFocus()
    (plan,) = store.find(Plan)
    (measure,) = store.find(Measure)
    assert plan.title == "Plan d’action 2027-2030"
    assert (measure.number, measure.version) == ("1", page.bar.version)


def test_a_plan_opens_at_its_first_measure(page, demo):
    first = plans.measures(demo, page.bar.version)[0]
    assert page.list.current == first.key
    assert page.form.key == first.key
    page.bar.choose(VERSION)
    assert page.list.current == plans.measures(demo, VERSION)[0].key


def test_comparing_lists_each_measure_once_and_counts_as_the_document_does(page, demo):
    page.bar.choose(VERSION)
    page.bar.compare("plan-2010/juillet-2010")
    shown = lines(page)
    assert len(shown) == len(set(shown))
    assert [key for key in shown if key.startswith(VERSION)] == [
        measure.key for measure in plans.measures(demo, VERSION)
    ]
    gone = len(shown) - 23
    assert page.list.total.text() == f"{23 + gone} mesures, dont {gone} supprimées"
    request = Request(plan=VERSION, against="plan-2010/juillet-2010")
    content = gather(View(demo, Diffusion.COLLECTIF), request, TODAY)
    assert len(content.changes) + content.unchanged == len(shown)
    told = Counter(move.label for change in content.changes for move in change.moves)
    chips = {chip.key: chip.text for chip in page.list.moves.chips}
    assert chips == {word: f"{word} {count}" for word, count in told.items()}


OFFICIAL = ("title", "number", "deadline", "chapter", "text", "responsible", "partners")


def stray_keys(qtbot, field):
    """A Return, a letter, and marks put around what is selected."""
    field.edit.setFocus()
    field.edit.selectAll()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_X, Qt.Key.Key_Delete):
        qtbot.keyClick(field.edit, key)
    for key in (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_V):
        qtbot.keyClick(field.edit, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("name", [*OFFICIAL, "instrument"])
def test_the_official_text_is_locked_until_asked(qtbot, page, demo, name):
    before = demo.get(Measure, MEASURE)
    page.show_key(MEASURE)
    stray_keys(qtbot, page.form.fields[name])
    page.form.fields["state_says"].setFocus()
    page.form.keep()
    assert demo.get(Measure, MEASURE) == before
    assert page.form.fields[name].edit.isReadOnly()
    assert not page.form.fields["state_says"].edit.isReadOnly()


def test_the_official_text_that_was_unlocked_is_locked_again_with_the_next_measure(
    qtbot, page, demo
):
    page.show_key(MEASURE)
    click(qtbot, pressable(page.form, "Modifier le texte officiel"))
    write(page.form.text.edit, "Ajouté. ")
    page.form.keep()
    assert "Ajouté. " in demo.get(Measure, MEASURE).text
    assert not page.form.text.edit.isReadOnly(), "a pause of two seconds locks nothing"
    page.show_key(f"{VERSION}/6")
    assert page.form.text.edit.isReadOnly()
    page.show_key(MEASURE)
    assert page.form.text.edit.isReadOnly()
    click(qtbot, pressable(page.form, "Modifier le texte officiel"))
    click(qtbot, pressable(page.form, "Verrouiller le texte officiel"))
    assert page.form.text.edit.isReadOnly()


def test_a_new_measure_stays_open_while_it_is_written(qtbot, page, demo):
    page.show_key(MEASURE)
    click(qtbot, pressable(page, "+ Nouvelle mesure"))
    write(page.form.fields["title"].edit, "Nommer un référent")
    page.form.text.setFocus()
    assert page.form.key
    write(page.form.text.edit, "Dans chaque préfecture.")
    page.form.fields["state_says"].setFocus()
    assert demo.get(Measure, page.form.key).text == "Dans chaque préfecture."
