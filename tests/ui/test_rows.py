"""The list model: what shows at once, what comes as she scrolls, and what concerns all of it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from briefing_app.storage.lists import ListRow
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.rows import RowsModel, RowsView

COUNT = 1700


def model():
    read = []

    def fetch(keys):
        read.extend(keys)
        return [ListRow(key, key, f"Titre {key}", "", {}) for key in keys]

    made = RowsModel(fetch)
    made.load([str(number) for number in range(COUNT)])
    return made, read


def test_a_long_list_reads_only_what_shows():
    rows, read = model()
    assert rows.rowCount() < COUNT
    assert not read
    assert rows.data(rows.index(3)) == "3 Titre 3"
    assert len(read) < 200


def test_scrolling_brings_the_rest():
    rows, _ = model()
    steps = 0
    while rows.canFetchMore(QModelIndex()):
        rows.fetchMore(QModelIndex())
        steps += 1
    assert steps > 1
    assert rows.rowCount() == COUNT


def test_a_key_far_below_is_reached():
    rows, _ = model()
    index = rows.index_of("1650")
    assert index.row() == 1650
    assert rows.key(index) == "1650"
    assert not rows.index_of("nothing").isValid()


def test_choosing_everything_means_everything(qtbot):
    rows, _ = model()
    view = RowsView()
    qtbot.addWidget(view)
    view.setSelectionMode(RowsView.SelectionMode.ExtendedSelection)
    view.setModel(rows)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.selectionModel().selectedRows()) == COUNT


def test_the_end_of_the_list_is_its_end(qtbot):
    rows, _ = model()
    view = RowsView()
    qtbot.addWidget(view)
    view.setModel(rows)
    view.show()
    view.setCurrentIndex(rows.index(0))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == COUNT - 1


def test_a_list_that_narrows_never_scrolls_sideways(qtbot):
    rows, _ = model()
    view = RowsView()
    qtbot.addWidget(view)
    view.setUniformItemSizes(True)
    view.setItemDelegate(RowDelegate(view))
    view.setModel(rows)
    view.resize(900, 300)
    view.show()
    qtbot.waitExposed(view)
    view.resize(400, 300)
    QApplication.processEvents()
    assert view.visualRect(rows.index(0)).width() <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_lines_that_could_not_be_read_are_read_later():
    at_hand = []
    rows = RowsModel(lambda keys: [ListRow(k, k, k, "", {}) for k in keys] if at_hand else [])
    rows.load(["a", "b"])
    assert rows.data(rows.index(0)) == ""
    at_hand.append(True)
    assert rows.data(rows.index(0)) == "a a"
