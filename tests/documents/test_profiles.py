"""The same content for France or for European institutions, in French or in English."""

import re

import docx
import pytest
from docx.oxml.ns import qn

from briefing_app.documents import labels
from briefing_app.documents.labels import Label
from briefing_app.domain.choices import DocumentKind, Language, Typography
from briefing_app.usecases.documents.recipes import RECIPES
from tests.documents.reading import lines, made, paragraphs, part, request_for_kind

HELD = "interieur-2025"
_SHORTEST = 9
"""Letters of a label that cannot be taken for somebody's words."""
_NARROW = "\u00a0\u202f"


def request(store, kind, **changes):
    return request_for_kind(store, kind, HELD, **changes)


def fixed(language: int) -> set[str]:
    """The words of one language that are not the same in the other."""
    found = [each for each in vars(labels).values() if isinstance(each, Label)]
    return {
        each[language]
        for each in found
        if each.fr != each.en and "{" not in each.fr and len(each[language]) >= _SHORTEST
    }


@pytest.mark.parametrize("kind", list(RECIPES))
def test_in_english_nothing_that_it_says_itself_is_french(demo, tmp_path, kind):
    path = made(demo, kind, request(demo, kind, language=Language.ANGLAIS), tmp_path)
    said = {line.strip(" :.").lower() for line in lines(path)}
    assert not said & {label.strip(" :.").lower() for label in fixed(0)}
    assert said & {label.strip(" :.").lower() for label in fixed(1)}
    assert docx.Document(path).core_properties.language == "en-GB"
    languages = part(path, "word/styles.xml").iter(qn("w:lang"))
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}


@pytest.mark.parametrize("kind", [k for k in RECIPES if k is not DocumentKind.COURRIER])
def test_her_own_words_stay_as_she_wrote_them(told, tmp_path, kind):
    french = made(told, kind, request(told, kind), tmp_path)
    own = {line for line in lines(french) if len(line) > 150}
    asked = request(told, kind, language=Language.ANGLAIS, typography=Typography.FRANCE)
    english = " ".join(lines(made(told, kind, asked, tmp_path)))
    kept = [line for line in own if line[:80] in english or line[60:140] in english]
    assert len(kept) >= 0.8 * len(own)


@pytest.mark.parametrize("kind", list(RECIPES))
def test_france_sets_a_space_before_high_signs_and_europe_none(demo, tmp_path, kind):
    france = _texts(made(demo, kind, request(demo, kind), tmp_path))
    europe = _texts(made(demo, kind, request(demo, kind, typography=Typography.EUROPE), tmp_path))
    assert not re.search(r"\w[;?!]|\w :", france)
    assert re.search(f"[{_NARROW}][:;]", france)
    assert not re.search(rf"\w[\s{_NARROW}][;:?!](?!\w)", europe)


def _texts(path) -> str:
    return "\n".join(p.text for p in paragraphs(path))
