"""Contacts, thèmes and sigles: added, changed, merged, put in order, taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from briefing_app.domain.choices import OrganisationKind
from briefing_app.domain.model import Acronym, Constat, Organisation, Person, Theme
from briefing_app.storage import queries
from briefing_app.ui.parts.choosing import ErasureDialog
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.workspace import themes
from tests.ui.acting import click, pressable, write


@pytest.fixture
def contacts(window):
    return window.visit("contacts")


@pytest.fixture
def acronyms(window):
    return window.visit("acronyms")


@pytest.fixture
def theme_page(window):
    return window.visit("themes")


def take(qtbot, finder, typed):
    write(finder, typed)
    qtbot.keyClick(finder, Qt.Key.Key_Return)


def test_each_list_holds_its_own(qtbot, contacts, demo):
    for title, kinds in (
        ("Associations", (OrganisationKind.MEMBRE, OrganisationKind.PARTENAIRE)),
        ("Institutions", (OrganisationKind.INSTITUTION,)),
    ):
        click(qtbot, pressable(contacts, title))
        pane = contacts.page.pane
        shown = demo.find(Organisation, pane.model.keys)
        assert {o.kind for o in shown} <= set(kinds)
        assert pane.total.text() == str(len(shown))
    click(qtbot, pressable(contacts, "Personnes"))
    assert set(contacts.page.pane.model.keys) == set(demo.keys("people"))


def test_a_new_institution_is_one_and_succeeds_another(qtbot, contacts, demo):
    click(qtbot, pressable(contacts, "Institutions"))
    click(qtbot, pressable(contacts.page, "+ Nouvelle institution"))
    form = contacts.page.form
    write(form.fields["name"].edit, "Ministère de l’Égalité")
    form.fields["short"].setFocus()
    names = [o.name for o in demo.find(Organisation)]
    former = next(
        o
        for o in demo.find(Organisation)
        if o.kind == "institution" and sum(o.name in name for name in names) == 1
    )
    take(qtbot, form.fields["succeeds"].finder, former.name)
    (made,) = [o for o in demo.find(Organisation) if o.name == "Ministère de l’Égalité"]
    assert made.kind is OrganisationKind.INSTITUTION
    assert made.succeeds == (former.key,)
    assert set(queries.forerunners(demo.db, [made.key])) >= {made.key, former.key}


def test_a_person_says_where_she_was_met(qtbot, window, contacts, demo):
    someone = next(p for p in demo.find(Person) if queries.referring(demo.db, "people", [p.key]))
    window.show_item("people", someone.key)
    form = contacts.people.form
    assert form.head.text().endswith(someone.name)
    links = form.uses.findChildren(QPushButton)
    assert links
    click(qtbot, links[0])
    assert window.pages.currentWidget() is not contacts


def test_a_name_cannot_be_emptied(qtbot, contacts, demo):
    key = contacts.page.pane.model.keys[0]
    contacts.page.show_key(key)
    field = contacts.page.form.fields["name"]
    field.edit.clear()
    contacts.page.form.keep()
    assert "ne peut pas rester vide" in field._problem.text()
    assert demo.get(Organisation, key).name


def test_an_association_that_is_used_goes_with_its_links_and_comes_back(
    qtbot, window, contacts, demo
):
    page = contacts.associations
    key = next(k for k in page.pane.model.keys if queries.referring(demo.db, "organisations", [k]))
    led = queries.referring(demo.db, "organisations", [key])
    page.show_key(key)
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Delete)
    assert demo.find(Organisation, [key]) == []
    click(qtbot, window.undo_button)
    assert queries.referring(demo.db, "organisations", [key]) == led


def test_two_people_who_are_one_are_merged(qtbot, window, contacts, demo):
    click(qtbot, pressable(contacts, "Personnes"))
    gone, kept = (demo.get(Person, k) for k in contacts.page.pane.model.keys[:2])
    contacts.page.show_key(gone.key)
    take(qtbot, contacts.page.form.merging.finder, kept.name)
    assert demo.find(Person, [gone.key]) == []
    assert contacts.page.form.key == kept.key
    click(qtbot, window.undo_button)
    assert demo.get(Person, gone.key) == gone


# Thèmes


def test_a_theme_is_renamed_everywhere(qtbot, window, theme_page, demo):
    theme_page.show_key("sejour")
    field = theme_page.form.fields["label"]
    field.setFocus()
    field.edit.selectAll()
    write(field.edit, "Séjour et papiers")
    theme_page.form.fields["keywords"].setFocus()
    assert demo.get(Theme, "sejour").label == "Séjour et papiers"
    chips = window.visit("constats").pane.chips.chips
    assert any(chip.text.startswith("Séjour et papiers") for chip in chips)


def test_themes_are_put_in_order_with_the_keyboard(qtbot, window, theme_page, demo):
    order = [t.key for t in themes(demo)]
    theme_page.show_key(order[2])
    theme_page.pane.view.setFocus()
    qtbot.keyClick(theme_page.pane.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [t.key for t in themes(demo)][:3] == [order[0], order[2], order[1]]
    assert theme_page.pane.model.keys[1] == order[2]
    click(qtbot, pressable(theme_page.form, "Descendre"))
    assert [t.key for t in themes(demo)] == order


def test_two_themes_that_are_one_are_merged_and_told_apart_again(qtbot, window, theme_page, demo):
    carried = set(queries.with_themes(demo.db, "constats", ["sejour", "hebergement"]))
    theme_page.show_key("hebergement")
    take(qtbot, theme_page.form.merging.finder, "Droit au séjour")
    assert demo.find(Theme, ["hebergement"]) == []
    assert set(queries.with_themes(demo.db, "constats", ["sejour"])) == carried
    assert theme_page.form.key == "sejour"
    click(qtbot, window.undo_button)
    assert demo.get(Theme, "hebergement")


def test_keywords_suggest_their_theme(qtbot, window, theme_page, demo):
    theme_page.show_key("sejour")
    edit = theme_page.form.fields["keywords"].edit
    edit.selectAll()
    write(edit, "passeport talent")
    theme_page.form.keep()
    assert demo.get(Theme, "sejour").keywords == ("passeport talent",)


# Sigles


def test_a_sigle_is_added_and_its_letters_corrected(qtbot, window, acronyms, demo):
    click(qtbot, pressable(acronyms, "+ Nouveau sigle"))
    form = acronyms.form
    write(form.fields["key"].edit, "ABCD")
    write(form.fields["text"].edit, "Agence bien connue du droit")
    form.keep()
    assert demo.get(Acronym, "ABCD").text == "Agence bien connue du droit"
    form.fields["key"].edit.selectAll()
    write(form.fields["key"].edit, "ABCDE")
    form.keep()
    assert demo.find(Acronym, ["ABCD"]) == []
    assert demo.get(Acronym, "ABCDE").text == "Agence bien connue du droit"
    click(qtbot, window.undo_button)
    assert demo.get(Acronym, "ABCD")


def test_a_sigle_that_is_there_already_is_not_overwritten(qtbot, acronyms, demo):
    known = demo.find(Acronym)[0]
    click(qtbot, pressable(acronyms, "+ Nouveau sigle"))
    form = acronyms.form
    write(form.fields["key"].edit, known.key)
    write(form.fields["text"].edit, "Autre chose")
    form.keep()
    assert "déjà dans la liste" in form.fields["key"]._problem.text()
    assert demo.get(Acronym, known.key) == known
    assert form.fields["text"].edit.toPlainText() == "Autre chose"


# Erasing for good, and empty places


@pytest.mark.parametrize("agreed", [True, False])
def test_erasing_for_good_is_asked_and_leaves_nothing(qtbot, window, demo, monkeypatch, agreed):
    asked = []
    monkeypatch.setattr(ErasureDialog, "ask", lambda names, _parent: asked.append(names) or agreed)
    page = window.visit("constats")
    key = page.pane.model.keys[0]
    ref = demo.get(Constat, key).ref
    page.show_key(key)
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not window.session.busy)
    assert asked[0][0].startswith(ref)
    assert (demo.find(Constat, [key]) == []) is agreed
    assert (demo.history("constats", key) == []) is agreed
    if agreed:
        window.undo.trigger()  # the load it came with: its links cannot be taken back any more
        assert "effacé définitivement" in window.message.text()
        assert demo.find(Constat, [key]) == []
        assert demo.keys("recommendations")


@pytest.mark.parametrize("place", ["contacts", "themes", "acronyms"])
def test_an_empty_place_says_what_it_is_for(qtbot, store, tmp_path, place):
    window = MainWindow(Session(store), tmp_path / "Vide.plaidoyer")
    qtbot.addWidget(window)
    window.show()
    page = window.visit(place)
    pane = page.page.pane if place == "contacts" else page.pane
    assert pane.empty.isVisible()
    assert pane.empty.text()
    assert pane.new.isEnabled()


def test_what_is_typed_first_belongs_to_the_list_it_stands_beside(qtbot, empty_window, store):
    page = empty_window.visit("contacts")
    assert page.page.pane.clear.text() == "+ Nouvelle association"
    page.page.form.fields["name"].setFocus()
    write(page.page.form.fields["name"].edit, "Maison des Tilleuls")
    page.page.form.fields["short"].setFocus()
    assert [o.kind for o in store.find(Organisation)] == [OrganisationKind.MEMBRE]
