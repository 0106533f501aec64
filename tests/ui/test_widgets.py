"""Small controls: texts that are cut to their room, where lines may break, how parts are laid out."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from briefing_app.ui.parts.layout import aligned, column, gap, holding, rest, row, wide
from briefing_app.ui.parts.widgets import LinkButton, OneLine, label

_LONG = "E-0024 Signer une instruction aux préfets qui fixe les pièces exigibles"


def test_a_line_without_room_is_cut_with_a_sign_of_it_and_comes_back(qtbot):
    line = OneLine(_LONG)
    qtbot.addWidget(line)
    line.show()
    line.resize(150, 20)
    assert QLabel.text(line).endswith("…")
    assert (line.text(), line.toolTip()) == (_LONG, _LONG)
    line.resize(900, 20)
    assert QLabel.text(line) == _LONG


def test_a_link_wants_room_for_all_of_its_name_even_when_it_is_cut(qtbot):
    link = LinkButton(_LONG)
    qtbot.addWidget(link)
    link.show()
    wanted = link.sizeHint().width()
    link.resize(150, 20)
    assert link.text().endswith("…")
    assert link.sizeHint().width() >= wanted
    link.resize(wanted, 20)
    assert link.text() == _LONG


def test_no_line_of_a_text_begins_with_a_sign():
    said = label("Un nom : « Mme X » ?")
    assert QLabel.text(said) == "Un nom\u00a0: «\u00a0Mme X\u00a0»\u202f?"
    assert said.text() == "Un nom : « Mme X » ?"


def test_what_is_wide_takes_the_room_that_is_left(qtbot):
    narrow, broad, below = QLabel("a"), QLabel("b"), QLabel("c")
    inner = column(broad, gap(7), below, spacing=0)
    holder = holding(row(narrow, wide(inner), margins=(10, 20, 30, 40), spacing=5))
    qtbot.addWidget(holder)
    holder.resize(400, 200)
    holder.show()
    assert narrow.geometry().topLeft() == QPoint(10, 20)
    assert broad.x() == narrow.geometry().right() + 1 + 5
    assert broad.geometry().right() == 400 - 30 - 1
    assert below.y() == broad.geometry().bottom() + 1 + 7


def test_a_part_of_its_own_size_leaves_the_rest_empty(qtbot):
    first, last = QPushButton("un"), QPushButton("deux")
    holder = holding(
        column(aligned(first, Qt.AlignmentFlag.AlignLeft), rest(), last, margins=8, spacing=0)
    )
    qtbot.addWidget(holder)
    holder.resize(400, 300)
    holder.show()
    assert first.width() == first.sizeHint().width()
    assert last.width() == 400 - 2 * 8
    assert last.geometry().bottom() == 300 - 8 - 1
