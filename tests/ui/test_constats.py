"""The list of constats and the one chosen: added, edited, searched, narrowed, undone."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Constat, Recommendation
from briefing_app.ui.fields.links import LinkChip
from briefing_app.ui.items.constats import ConstatForm, CuttingDialog
from tests.ui.acting import click, pressable, write


@pytest.fixture
def page(window):
    page = window.visit("constats")
    page.pane.show_all()
    return page


@pytest.fixture
def form(page):
    return page.form


def shown(page):
    return page.pane.model.keys


def choose(page, key):
    page.pane.view.setCurrentIndex(page.pane.model.index_of(key))


def test_the_list_shows_every_constat_latest_first(page, demo):
    assert shown(page) == list(reversed(demo.keys("constats")))
    assert page.pane.total.text() == str(len(demo.keys("constats")))


def test_at_first_it_shows_those_that_still_hold(window, demo):
    page = window.visit("constats")
    assert all(demo.get(Constat, key).status == "actuel" for key in shown(page))
    assert "affichés sur" in page.pane.total.text()


def test_a_new_constat_is_kept_when_she_leaves_the_field(qtbot, page, form, demo):
    before = len(demo.keys("constats"))
    click(qtbot, pressable(page, "Nouveau constat"))
    write(form.text.edit, "L’hébergement d’été ferme à Nîmes.")
    assert len(demo.keys("constats")) == before
    form.fields["heading"].setFocus()
    (constat,) = [c for c in demo.find(Constat) if "Nîmes" in c.text]
    assert constat.diffusion is Diffusion.INTERNE
    assert shown(page)[0] == constat.key
    assert form.head.text() == constat.ref


def test_a_new_constat_is_kept_when_she_pauses(qtbot, page, form, demo):
    click(qtbot, pressable(page, "Nouveau constat"))
    write(form.text.edit, "Une pause suffit.")
    qtbot.waitUntil(lambda: bool(form.key), timeout=4000)
    assert demo.get(Constat, form.key).text == "Une pause suffit."


def test_what_was_being_typed_is_recovered_after_a_crash(qtbot, window, page, form, demo):
    click(qtbot, pressable(page, "Nouveau constat"))
    write(form.text.edit, "Une phrase commencée, sans")
    form.keeper.keep_draft()  # as it is every two seconds of typing
    form.show_item(None)
    again = ConstatForm(window.session)
    qtbot.addWidget(again)
    assert again.recover(demo.drafts.all()[0])
    assert again.text.edit.toPlainText() == "Une phrase commencée, sans"
    assert "Brouillon récupéré" in again.notice.text()
    again.keep()
    assert demo.get(Constat, again.key).text == "Une phrase commencée, sans"
    assert demo.drafts.all() == []


def test_an_empty_new_constat_is_not_kept(qtbot, page, form, demo):
    before = demo.keys("constats")
    click(qtbot, pressable(page, "Nouveau constat"))
    form.fields["heading"].setFocus()
    assert demo.keys("constats") == before
    assert form.text._problem.isHidden()


def test_a_change_of_each_field_is_kept_and_undone(qtbot, window, page, form, demo):
    key = shown(page)[3]
    choose(page, key)
    before = demo.get(Constat, key)
    form.text.setFocus()
    form.text.edit.selectAll()
    write(form.text.edit, "Texte réécrit.")
    click(qtbot, pressable(form, "collectif"))
    form.themes.show_value((*before.themes, "numerique"))
    form.themes.settled.emit()
    form.sources.add(
        "partenaire" if not demo.keys("organisations") else demo.keys("organisations")[0]
    )
    changed = demo.get(Constat, key)
    assert changed.text == "Texte réécrit."
    assert changed.diffusion is Diffusion.COLLECTIF
    assert changed.themes == (*before.themes, "numerique")
    assert len(changed.organisations) == len(before.organisations) + 1
    while demo.get(Constat, key) != before:
        click(qtbot, window.undo_button)
    assert form.text.edit.toPlainText() == before.text
    assert form.fields["diffusion"].value is before.diffusion


def test_undo_says_what_it_would_undo(qtbot, window, page, form, demo):
    choose(page, shown(page)[0])
    ref = form.head.text()
    click(qtbot, pressable(form, "interne"))
    assert window.undo.text() == f"Annuler : modifier {ref} (diffusion)"


def test_emptying_a_constat_is_refused_beside_the_field(page, form, demo):
    key = shown(page)[0]
    choose(page, key)
    before = demo.get(Constat, key)
    form.text.edit.clear()
    form.keep()
    assert form.text._problem.isVisible()
    assert "ne peut pas rester vide" in form.text._problem.text()
    assert demo.get(Constat, key) == before


def test_a_date_that_is_none_is_said_beside_the_field_and_stays(page, form, demo):
    choose(page, shown(page)[0])
    field = form.fields["observed"]
    field.edit.setText("le trente-deux mars")
    form.keep()
    assert "n’est pas un jour" in field._problem.text()
    assert field.edit.text() == "le trente-deux mars"
    field.edit.setText("3 mars 2026")
    form.keep()
    assert str(demo.get(Constat, form.key).observed) == "2026-03-03"


def test_searching_narrows_the_list_as_she_types(qtbot, page, demo):
    write(page.pane.search, "hebergement")
    total = len(demo.keys("constats"))
    qtbot.waitUntil(lambda: 0 < len(shown(page)) < total, timeout=3000)
    for key in shown(page):
        assert "héberg" in str(demo.get(Constat, key)).lower()
    assert f"affichés sur {total}" in page.pane.total.text()
    page.pane.search.clear()
    qtbot.waitUntil(lambda: len(shown(page)) == total, timeout=3000)


def test_themes_and_facets_narrow_the_list(qtbot, page, demo):
    click(qtbot, pressable(page.pane.chips, "Hébergement"))
    assert shown(page)
    assert all("hebergement" in demo.get(Constat, key).themes for key in shown(page))
    diffusions = next(f for f in page.pane.facets if f.facet.name == "diffusions")
    diffusions.choose(["collectif"])
    assert shown(page)
    assert {demo.get(Constat, key).diffusion for key in shown(page)} == {Diffusion.COLLECTIF}


def test_a_search_without_result_says_so_and_offers_everything(qtbot, page, demo):
    write(page.pane.search, "xylophone")
    qtbot.waitUntil(lambda: page.pane.empty.isVisible(), timeout=3000)
    click(qtbot, pressable(page.pane, "Tout afficher"))
    assert len(shown(page)) == len(demo.keys("constats"))


def test_sorting_and_columns(page, demo):
    orders = {order.caption: order for order in page.pane._listing.orders}
    page.pane.sort(orders["titre"])
    titles = [
        (demo.get(Constat, k).heading or demo.get(Constat, k).text).lower() for k in shown(page)
    ]
    assert titles == sorted(titles, key=str.lower)
    before = [c.name for c in page.pane.delegate.columns]
    action = next(a for a in page.pane.columns.menu().actions() if a.text() == "État")
    action.trigger()
    assert "status" in {c.name for c in page.pane.delegate.columns} ^ set(before)


def test_deleting_asks_nothing_and_can_be_undone(qtbot, window, page, demo):
    answered = {key for each in demo.find(Recommendation) for key in each.answers}
    key = next(k for k in shown(page) if k in answered)
    choose(page, key)
    page.remove.trigger()
    assert demo.find(Constat, [key]) == []
    assert key not in shown(page)
    click(qtbot, window.undo_button)
    assert key in shown(page)


def paste(field, text):
    data = QMimeData()
    data.setText(text)
    field.edit.insertFromMimeData(data)


def test_the_parts_of_a_message_can_be_left_out_or_corrected(qtbot, page):
    dialog = CuttingDialog(["Un premier.", "Un second."], page)
    qtbot.addWidget(dialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.item(1).setText("Corrigé.")
    assert dialog.kept == ["Corrigé."]


def test_pasted_text_is_cleaned_and_it_is_said(qtbot, page, form):
    click(qtbot, pressable(page, "Nouveau constat"))
    paste(form.text, "• L’identi\ufb01cation\x00 des victimes")
    assert form.text.edit.toPlainText() == "- L’identification des victimes"
    assert "nettoyé" in form.text._problem.text()


def test_what_may_identify_a_person_is_pointed_out(qtbot, page, form):
    click(qtbot, pressable(page, "Nouveau constat"))
    write(form.text.edit, "Mme Exemple, jointe au 06 39 98 12 34, attend.")
    qtbot.waitUntil(lambda: form.details.isVisible(), timeout=3000)
    assert "06 39 98 12 34" in form.details.text.text()


def test_a_new_constat_that_was_told_already_is_shown_at_once(qtbot, page, form, demo):
    known = demo.find(Constat)[5]
    click(qtbot, pressable(page, "Nouveau constat"))
    form.text.edit.setPlainText(known.text.replace("un ", "une "))
    qtbot.waitUntil(lambda: form.alike.isVisible(), timeout=3000)
    assert known.ref in form.alike.text.text()
    click(qtbot, form.see)
    assert form.key == known.key


def test_themes_are_proposed_from_the_words_typed(qtbot, page, form):
    click(qtbot, pressable(page, "Nouveau constat"))
    write(form.text.edit, "La préfecture refuse le titre de séjour.")
    qtbot.waitUntil(lambda: "Droit au séjour" in offers(form), timeout=3000)
    click(qtbot, pressable(form.themes, "Droit au séjour"))
    assert "sejour" in form.themes.value


def offers(form):
    from PySide6.QtWidgets import QPushButton

    return " ".join(b.text() for b in form.themes.findChildren(QPushButton))


def test_links_are_found_by_typing_and_walked_along(qtbot, window, page, form, demo):
    demand = next(r for r in demo.find(Recommendation) if r.answers)
    window.show_item("constats", demand.answers[0])

    def steps():
        chips = form.chain.findChildren(LinkChip)
        return [chip for chip in chips if chip.key == demand.key and chip.isVisible()]

    qtbot.waitUntil(lambda: len(steps()) == 1)
    click(qtbot, steps()[0].name)
    assert window.pages.currentWidget().form.key == demand.key
    finder = window.pages.currentWidget().form.fields["answers"].finder
    other = next(c for c in demo.find(Constat) if c.key not in demand.answers)
    write(finder, other.ref)
    finder.propose()
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert other.key in demo.get(Recommendation, demand.key).answers


def test_the_arrow_chooses_among_what_is_proposed(qtbot, page, form, demo):
    choose(page, shown(page)[0])
    finder = form.fields["organisations"].finder
    write(finder, "a")
    qtbot.waitUntil(finder._list.isVisible)
    wanted = finder.found("a")[2]
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert demo.get(Constat, form.key).organisations[-1] == wanted.key


def test_the_arrow_chooses_among_what_the_search_found(qtbot, window):
    palette = window.palette_
    palette.open("con")
    assert [palette.list.item(row).text() for row in range(2)] == ["Rencontres", "Constats"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.pages.currentWidget().form.cls is Constat


def test_the_history_tells_what_changed(qtbot, page, form, demo):
    choose(page, shown(page)[0])
    click(qtbot, pressable(form, "interne"))
    assert "diffusion : " in form.history.text.text()
    assert "→ interne" in form.history.text.text()
