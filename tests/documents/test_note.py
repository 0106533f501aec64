"""The delegation's note: her asks first, never more than two pages, never out of the collective."""

from dataclasses import replace

import docx
import pytest

from briefing_app.documents.content import Frame, Occasion
from briefing_app.documents.kinds.note import Ask, NoteContent, NoteTheme, Question, compose
from briefing_app.domain.choices import Diffusion, DocumentKind
from briefing_app.domain.model import Dossier, Recommendation
from briefing_app.domain.text.text import sentences
from briefing_app.errors import UserError
from briefing_app.exports.pages.drawing import Pages
from briefing_app.usecases.documents.packs import produce_pack, request_for
from briefing_app.usecases.store.demonstration import MEETING
from tests.conftest import TODAY
from tests.documents.reading import headings, letters, lines, made, tables, whole


def note(store, folder, **changes):
    request = replace(request_for(store, MEETING, None, Diffusion.COLLECTIF), **changes)
    return made(store, DocumentKind.NOTE, request, folder)


def test_it_holds_every_ask_of_hers_under_its_theme(told, tmp_path):
    path = note(told, tmp_path)
    dossier = told.get(Dossier, "dossier-interieur-2027")
    rows = [tuple(map(letters, row)) for table in tables(path) for row in table[1:]]
    assert len(rows) == len(dossier.points) == 9
    for point in dossier.points:
        (row,) = (row for row in rows if row[0].startswith(letters(point.ask)[:60]))
        # On two pages, a long argument or answer is told by its first sentence.
        assert letters(sentences(point.argument)[0])[:60] in row[1]
        assert letters(sentences(point.answer)[0])[:60] in row[2]
        assert letters(point.avoid) in letters(whole(path))
    assert [text for _level, text in headings(path)] == [
        "Mineurs",
        "Hébergement",
        "Droit au séjour",
        "Questions à poser",
        "Ce qu’il ne faut pas dire",
    ]
    assert lines(path, "Encadré titre") == ["À obtenir"]


def test_a_theme_without_points_brings_its_first_demands(told, tmp_path):
    path = note(told, tmp_path, points=(), themes=("mineurs",))
    texts = [letters(r.text) for r in told.find(Recommendation) if "mineurs" in r.themes]
    asked = lines(path, "List Number")
    assert len(asked) == 3
    # A long one is cut, with dots, so that it stays short.
    for ask in asked:
        assert any(text.startswith(letters(ask)) for text in texts)
    assert "dans le dossier." in whole(path)


def test_it_says_on_every_page_that_it_stays_inside(told, tmp_path):
    section = docx.Document(note(told, tmp_path)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert "ne pas remettre" in footer.paragraphs[0].text


def test_it_is_refused_to_a_ministry_and_stands_apart_in_a_pack(demo, tmp_path):
    with pytest.raises(UserError, match="ne sort jamais du collectif"):
        note(demo, tmp_path, audience=Diffusion.TRANSMISSIBLE)
    request = request_for(demo, MEETING, None, Diffusion.TRANSMISSIBLE)
    pack = produce_pack(demo, request, tmp_path / "p", TODAY, kinds=("dossier", "note"))
    places = {file.kind: file.path.parent for file in pack.files}
    assert places == {"dossier": tmp_path / "p", "note": tmp_path / "p" / "interne"}


def content(themes: int, asks: int, length: int) -> NoteContent:
    text = ("mot " * (length // 4)).strip()
    asked = Ask(
        ask=text, argument=text, figure=text[:60], speaker="Mme X", objection=text, answer=text
    )
    return NoteContent(
        frame=Frame(produced=TODAY, collective="Le collectif", audience=Diffusion.COLLECTIF),
        title="Rencontre avec une ministre",
        occasion=Occasion(title="Rencontre"),
        asks=(text, text, text),
        themes=tuple(NoteTheme(label=f"Thème {n}", asks=(asked,) * asks) for n in range(themes)),
        questions=(Question(ref="E-0001", text=text, request="pour quand"),) * 9,
        avoid=("Ne rien dire.",) * 4,
    )


@pytest.mark.parametrize("length", [8, 90, 600])
@pytest.mark.parametrize("asks", [1, 3, 8])
@pytest.mark.parametrize("themes", [0, 1, 4, 9, 28])
def test_whatever_she_wrote_it_has_two_pages_at_most(qapp, themes, asks, length):
    pages = Pages(compose(content(themes, asks, length)))
    while not pages.advance():
        pass
    assert 1 <= len(pages.pages) <= 2
