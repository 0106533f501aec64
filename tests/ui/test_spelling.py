"""Words that French does not know are underlined, and no text waits for the dictionary."""

import pytest
from PySide6.QtGui import QTextCharFormat

from briefing_app.ui.fields.dictionary import dictionary
from briefing_app.ui.fields.text import TextField
from briefing_app.usecases.items import spelling

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def field(qtbot):
    """The first text field of a start: nobody has read the dictionary yet."""
    spelling.dictionary.cache_clear()
    dictionary.cache_clear()
    field = TextField("Texte")
    qtbot.addWidget(field)
    return field


def underlined(field):
    text = field.edit.toPlainText()
    looks = field.edit.document().firstBlock().layout().formats()
    return [
        text[look.start : look.start + look.length]
        for look in looks
        if look.format.underlineStyle() == WAVE
    ]


def test_a_text_is_there_before_the_dictionary_and_marked_when_it_is_read(qtbot, field):
    field.show_value("Un mott bien connu de l’AFJ")
    assert field.value
    assert not underlined(field)
    qtbot.waitUntil(lambda: underlined(field) == ["mott"])


def test_marking_is_no_change_of_the_text(qtbot, field):
    field.show_value("Un mott bien connu")
    edits = []
    field.edited.connect(lambda: edits.append(field.value))
    qtbot.waitUntil(lambda: bool(underlined(field)))
    assert not edits
    field.edit.insertPlainText("Encore ")
    assert edits


def test_a_word_that_is_unknown_has_proposals_near_it():
    assert "rapport" in spelling.suggestions("raport")
    assert not spelling.mistakes("Le raport", known=["raport"])
