"""docs/architecture.md leads to what is there: every place and name in its tables exists."""

import importlib
import re

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PLACES = re.findall(r"\| `([\w/]+)\.py`: `([\w.]+)` \|", TEXT)
FILES = set(
    re.findall(r"`((?:domain|documents|storage|exports|imports|usecases|ui)/[\w/]+\.py)`", TEXT)
)


def test_some_twenty_behaviours_are_shown():
    assert len(PLACES) >= 20


@pytest.mark.parametrize(("place", "name"), PLACES)
def test_a_function_to_begin_with_is_where_it_is_said_to_be(place, name):
    found = importlib.import_module(f"briefing_app.{place.replace('/', '.')}")
    for part in name.split("."):
        found = getattr(found, part)


def test_every_file_that_is_named_is_there():
    assert [each for each in sorted(FILES) if not (ROOT / "briefing_app" / each).exists()] == []
