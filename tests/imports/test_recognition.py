"""What is recognised in annotated documents: our own samples, and the corpus where it is at hand."""

import json
from pathlib import Path

import pytest

from briefing_app.imports.readers import read_bytes
from briefing_app.imports.recognition.recognise import recognise
from briefing_app.usecases.items.themes import shipped_themes
from tests.conftest import SHARED, TODAY
from tests.imports.scoring import Score, score
from tests.samples.making import FORMATS, HERE, NAMES

THEMES = {theme.key: theme.keywords for theme in shipped_themes()}
CORPUS = {"dossier-rencontre-2014": 0.95, "analyse-plan-2014": 0.90, "plan-2010-propositions": 0.87}


def scored(path: Path, truth: Path) -> Score:
    read = recognise(read_bytes(path.read_bytes()), THEMES, TODAY)
    return score(json.loads(truth.read_text("utf-8")), read)


@pytest.mark.parametrize("format_", ["docx", *FORMATS])
@pytest.mark.parametrize("name", NAMES)
def test_our_samples_are_read_alike_in_every_format(name, format_):
    found = scored(HERE / f"{name}.{format_}", HERE / f"{name}.json")
    assert found.kinds >= 0.95
    assert found.themes >= 0.5
    assert found.measures in (None, 1.0)
    assert found.people in (None, 1.0)
    assert found.speakers in (None, 1.0)
    assert found.date


@pytest.mark.parametrize("name", CORPUS)
def test_the_corpus_is_read_as_it_was_annotated(name):
    path = SHARED / "corpus" / f"{name}.txt"
    if not path.exists():
        pytest.skip("the shared corpus is not beside this checkout")
    found = scored(path, SHARED / "corpus" / "gold" / f"{name}.json")
    assert found.kinds >= CORPUS[name]
    assert (found.measures or 1) >= 0.9
    assert found.themes >= 0.6
    assert (found.people or 1) >= 0.95
    assert found.date
