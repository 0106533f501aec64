"""What is typed and not kept yet, in every place she visited, is kept when the window closes."""

from briefing_app.domain.model import Constat, Recommendation
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from tests.ui.acting import write


def test_closing_keeps_what_is_typed_in_every_place(qtbot, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    with store.operation("Éléments"):
        store.save(Constat(text="Un constat."))
        store.save(Recommendation(text="Une demande."))
    window = MainWindow(Session(store), path)
    qtbot.addWidget(window)
    window.show()
    for place in ("constats", "recommendations"):
        page = window.visit(place)
        page.pane.show_all()
        page.pane.view.setCurrentIndex(page.pane.model.index(0))
        write(page.form.text.edit, "Ajouté. ")
    window.close()
    store = open_store(path)
    assert [item.text for item in store.find(Constat)] == ["Ajouté. Un constat."]
    assert [item.text for item in store.find(Recommendation)] == ["Ajouté. Une demande."]
    store.close()
