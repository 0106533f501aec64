"""The list of constats and the one chosen: added, edited, searched, undone."""

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Constat, Recommendation
from briefing_app.ui.constats import ConstatEditor
from tests.ui.acting import pressable, write


@pytest.fixture
def page(window):
    return window.constats


def shown(page):
    model = page.view.model()
    return [model.key(model.index(row)) for row in range(model.rowCount())]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page, key):
    page.view.setCurrentIndex(page.view.model().index_of(key))


def test_the_list_shows_every_constat_latest_first(page, demo):
    assert shown(page) == list(reversed(demo.keys("constats")))
    assert page.shown.text() == str(len(demo.keys("constats")))


def test_a_new_constat_is_kept_when_she_leaves_the_field(qtbot, page, demo):
    before = len(demo.keys("constats"))
    click(qtbot, pressable(page, "Nouveau constat"))
    write(page.editor.text, "L’hébergement d’été ferme à Nîmes.")
    assert len(demo.keys("constats")) == before
    page.editor.heading.setFocus()
    (constat,) = [c for c in demo.find(Constat) if "Nîmes" in c.text]
    assert constat.diffusion is Diffusion.INTERNE
    assert shown(page)[0] == constat.key
    assert page.editor.ref.text() == constat.ref


def test_a_new_constat_is_kept_when_she_pauses(qtbot, page, demo):
    click(qtbot, pressable(page, "Nouveau constat"))
    write(page.editor.text, "Une pause suffit.")
    qtbot.waitUntil(lambda: bool(page.editor.key), timeout=4000)
    assert demo.get(Constat, page.editor.key).text == "Une pause suffit."


def test_what_was_being_typed_is_recovered_after_a_crash(qtbot, window, page, demo):
    click(qtbot, pressable(page, "Nouveau constat"))
    write(page.editor.text, "Une phrase commencée, sans")
    page.editor.keep_draft()  # as it is every two seconds of typing
    page.editor._pause.stop()
    editor = ConstatEditor(window.session)
    qtbot.addWidget(editor)
    assert editor.text.toPlainText() == "Une phrase commencée, sans"
    assert "Brouillon récupéré" in editor.problem.text()
    editor.keep()
    assert demo.get(Constat, editor.key).text == "Une phrase commencée, sans"
    assert demo.drafts.all() == []


def test_an_empty_new_constat_is_not_kept(qtbot, page, demo):
    before = demo.keys("constats")
    click(qtbot, pressable(page, "Nouveau constat"))
    page.editor.heading.setFocus()
    assert demo.keys("constats") == before
    assert page.editor.problem.isHidden()


def test_a_change_of_each_field_is_kept_and_undone(qtbot, window, page, demo):
    key = shown(page)[3]
    choose(page, key)
    before = demo.get(Constat, key)
    page.editor.text.setFocus()
    page.editor.text.selectAll()
    write(page.editor.text, "Texte réécrit.")
    click(qtbot, pressable(page.editor, "collectif"))
    chip = next(t for t in ("Mineurs", "Asile") if t not in page.editor.chips.picked)
    click(qtbot, pressable(page.editor.chips, chip))
    changed = demo.get(Constat, key)
    assert changed.text == "Texte réécrit."
    assert changed.diffusion is Diffusion.COLLECTIF
    assert changed.themes != before.themes
    while demo.get(Constat, key) != before:
        click(qtbot, window.undo_button)
    assert page.editor.text.toPlainText() == before.text
    assert page.editor.diffusion.value is before.diffusion


def test_emptying_a_constat_is_refused_beside_the_field(page, demo):
    key = shown(page)[0]
    choose(page, key)
    before = demo.get(Constat, key)
    page.editor.text.clear()
    page.editor.keep()
    assert page.editor.problem.isVisible()
    assert "sans texte" in page.editor.problem.text()
    assert demo.get(Constat, key) == before


def test_searching_narrows_the_list_as_she_types(qtbot, page, demo):
    write(page.search, "hebergement")
    total = len(demo.keys("constats"))
    qtbot.waitUntil(lambda: 0 < len(shown(page)) < total, timeout=3000)
    for key in shown(page):
        assert "héberg" in str(demo.get(Constat, key)).lower()
    assert f"affichés sur {total}" in page.shown.text()
    page.search.clear()
    qtbot.waitUntil(lambda: len(shown(page)) == total, timeout=3000)


def test_a_theme_narrows_the_list(qtbot, page, demo):
    click(qtbot, pressable(page.chips, "Hébergement"))
    assert shown(page)
    assert all("hebergement" in demo.get(Constat, key).themes for key in shown(page))


def test_a_search_without_result_says_what_to_do(qtbot, page):
    write(page.search, "xylophone")
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=3000)
    assert "Effacez la recherche" in page.empty.text()


def test_deleting_asks_nothing_and_can_be_undone(qtbot, window, page, demo):
    key = next(k for k in shown(page) if any(k in r.answers for r in demo.find(Recommendation)))
    choose(page, key)
    click(qtbot, page.editor.remove)
    assert demo.find(Constat, [key]) == []
    assert key not in shown(page)
    click(qtbot, window.undo_button)
    assert key in shown(page)
