"""Small controls: texts that are cut to their room, and where lines may break."""

from PySide6.QtWidgets import QLabel

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
