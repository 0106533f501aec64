"""What there is to look at: every place, and whatever opens over or inside one.

A scene brings something onto the screen, as she would. It may wait in a dialog: the picture is
taken meanwhile.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QPushButton

from briefing_app import app
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Commitment
from briefing_app.storage import queries
from briefing_app.ui.items.constats import CuttingDialog
from briefing_app.ui.parts.choosing import SharedPlace
from briefing_app.ui.parts.restoring import RestoreDialog
from briefing_app.ui.window import desk
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.places import PLACES
from briefing_app.usecases.grids.review import review
from briefing_app.usecases.grids.sending import GridRequest, send
from tests.samples.making import HERE as SAMPLES
from tests.spreadsheets import Opened

VERSION = "plan-2014-2016/projet-30-janvier"
MEASURE = f"{VERSION}/5"
_PASTED = [
    "À Bordeaux, deux récépissés ont été remis sans autorisation de travail depuis septembre.",
    "L’hébergement d’urgence refuse les femmes seules après 20 h, faute de place protégée.",
    "Aucun interprète en bengali n’était présent à l’audition du 4 novembre.",
]


class Scene(NamedTuple):
    name: str
    show: Callable[[MainWindow], object]


def scenes() -> Iterator[Scene]:
    """The places first: they are looked at with an empty store too."""
    for place in PLACES:
        yield Scene(place.name, partial(_visit, place.name))
    yield Scene("rechercher", lambda window: window.palette_.open("plainte"))


def inner_scenes() -> Iterator[Scene]:
    """What the demonstration alone can show; what writes into the store comes last."""
    for menu in ("Fichier", "Édition", "Ajouter", "Affichage", "Outils", "Aide"):
        yield Scene(f"menu {menu}", partial(_menu, menu))
    for show in (
        _new_constat, _several, _columns, _sorting, _outside, _item_actions, _merging, _people,
        _dossier_words, _rewording, _held, _again, _plan_details, _comparison, _proposal,
        _template, _backups, _restoring, _damaged, _cutting, _erasing, _shared_place, _error,
        _unexpected, _printing, _minutes, _closing, _sent_grids, _returned, _document, _waiting,
    ):  # fmt: skip
        yield Scene(show.__name__.strip("_").replace("_", " "), show)


# Places and lists


def _visit(name: str, window: MainWindow) -> Any:
    page: Any = window.visit(name)
    pane = getattr(page, "pane", None)
    if pane and pane.model.keys:
        page.show_key(pane.model.keys[min(2, len(pane.model.keys) - 1)])
    return page


def _menu(title: str, window: MainWindow) -> None:
    action = next(a for a in window.menuBar().actions() if a.text().replace("&", "") == title)
    place = window.menuBar().actionGeometry(action).bottomLeft()
    action.menu().popup(window.menuBar().mapToGlobal(place))


def _new_constat(window: MainWindow) -> None:
    page = _visit("constats", window)
    page.start_new()
    page.form.text.edit.setPlainText(
        "Mme Annonce Exemple attend depuis mars un rendez-vous en préfecture ; on la joint au"
        " 06 00 00 00 00. Son employeur garde son passeport."
    )
    page.form._look()


def _several(window: MainWindow) -> None:
    page = _visit("constats", window)
    page.pane._choose(set(page.pane.model.keys[1:4]))
    page.pane._on_selected()


def _columns(window: MainWindow) -> None:
    _drop_down(_visit("commitments", window).pane.columns)


def _sorting(window: MainWindow) -> None:
    _drop_down(_visit("commitments", window).pane.sorting)


def _outside(window: MainWindow) -> None:
    _drop_down(_visit("constats", window).pane.outside)


def _item_actions(window: MainWindow) -> None:
    page = _visit("constats", window)
    page._show_menu(window.mapToGlobal(window.rect().center()))


def _merging(window: MainWindow) -> None:
    page = _visit("themes", window)
    page.form.merging.finder.setFocus()
    page.form.verticalScrollBar().setValue(300)


def _people(window: MainWindow) -> None:
    page = _visit("contacts", window)
    page.show_page(page.people)
    page.people.show_key(page.people.pane.model.keys[0])


# Dossiers, plans, settings


def _dossier_words(window: MainWindow) -> None:
    page = _visit("dossiers", window)
    page.side.sides.show_side(page.words)


def _rewording(window: MainWindow) -> None:
    page = _visit("dossiers", window)
    page.side.sides.show_side(page.preview)
    page.content.setCurrentItem(page.content.lines()[0])


def _held(window: MainWindow) -> None:
    _visit("dossiers", window).side.show_held()


def _again(window: MainWindow) -> None:
    _drop_down(_visit("dossiers", window).again)


def _plan_details(window: MainWindow) -> None:
    page = _visit("plans", window)
    page.bar.choose(VERSION)
    page.edit_version()


def _comparison(window: MainWindow) -> None:
    page = _visit("plans", window)
    page.bar.choose(VERSION)
    page.bar.compare(page.bar.other.itemData(1))
    page.list.tree.setCurrentItem(next(page.list._items()))


def _proposal(window: MainWindow) -> None:
    page = _visit("plans", window)
    page.bar.compare("")
    page.show_key(MEASURE)
    page.proposals.list.setCurrentRow(0)


def _template(window: MainWindow) -> None:
    _visit("settings", window).sides.buttons[1].click()


def _backups(window: MainWindow) -> None:
    window.session.back_up_now()
    _visit("settings", window).sides.buttons[2].click()


def _restoring(window: MainWindow) -> None:
    RestoreDialog.ask(window.session.store.path, "", window)


# What asks, and what refuses


def _damaged(window: MainWindow) -> None:
    reason = "« Collectif.plaidoyer » est abîmé et n’a pas été ouvert. Il est resté comme il était."
    path = window.session.store.path
    RestoreDialog.ask(path, f"{reason} Vous pouvez reprendre l’une de ses sauvegardes.", window)


def _cutting(window: MainWindow) -> None:
    CuttingDialog.ask(_PASTED, _visit("constats", window))


def _erasing(window: MainWindow) -> None:
    _visit("constats", window).erase()


def _shared_place(window: MainWindow) -> None:
    SharedPlace.ask(window, desk._SHARED.format("/home/moi/OneDrive"), "Créer ici quand même")


def _error(window: MainWindow) -> None:
    _visit("constats", window)
    window.say(
        "Les 3 constats choisis sont cités dans des dossiers : retirez-les-en d’abord. Rien n’a été"
        " changé."
    )


def _unexpected(_window: MainWindow) -> None:
    try:
        raise ValueError
    except ValueError as error:
        app._report(ValueError, error, error.__traceback__)


def _printing(window: MainWindow) -> None:
    _visit("following", window).preview.print_pages()


# Meetings, grids, documents


def _minutes(window: MainWindow) -> None:
    page = _visit("meetings", window)
    page.open_minutes(_spoken(window, page))


def _closing(window: MainWindow) -> None:
    page = _visit("meetings", window)
    page.open_closing(_spoken(window, page))


def _spoken(window: MainWindow, page: Any) -> str:
    db, keys = window.session.store.db, page.items.pane.model.keys
    return next(key for key in keys if queries.turns_of(db, key))


def _sent_grids(window: MainWindow) -> None:
    _send(window)
    page = _visit("grids", window)
    page.reload()
    page.list.setCurrentRow(0)


def _returned(window: MainWindow) -> None:
    """Two answers, of which one in other words than ours; one more file, and one damaged."""
    page, store = _visit("grids", window), window.session.store
    sent = _send(window)
    refs = [each.ref for each in store.find(Commitment) if each.status.value == "en_cours"]
    opened = Opened(sent)
    opened.write("Engagements", refs[0], État="non tenu", Suivi="Rien reçu.", Association="AFJ")
    opened.write("Engagements", refs[1], État="tenu", Suivi="Lettre du 3 octobre.")
    opened.save(sent)
    other = opened.save_as_ods(sent.with_name("retour.ods"))
    damaged = sent.with_name("photo.xlsx")
    damaged.write_bytes(sent.read_bytes()[:2000])
    page._paths = [sent, other, damaged]
    page._show_senders()
    page._show_review(review(store, page._paths, date.today(), ""), _names(store))


def _names(store: Any) -> Any:
    from briefing_app.ui.grids.grids import _names as names

    return names(store)


def _send(window: MainWindow) -> Path:
    today = date.today()
    asked = GridRequest(audience=Diffusion.COLLECTIF, reply_by=today + timedelta(days=21))
    return send(window.session.store, asked, Path(mkdtemp()), today).files[0].path


def _document(window: MainWindow) -> None:
    page = _visit("reading", window)
    loop = QEventLoop()
    window.session.finished.connect(loop.quit)
    page.open_file(SAMPLES / "minutes.docx")
    loop.exec()


def _waiting(window: MainWindow) -> None:
    """The page of Documents, with a review that was left."""
    page = _visit("reading", window)
    page.pane.leave()


def _drop_down(opener: QPushButton) -> None:
    opener.menu().popup(opener.mapToGlobal(opener.rect().bottomLeft()))
