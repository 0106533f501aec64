"""Searching from a script."""

import pytest


@pytest.mark.parametrize(
    "words", ["hebergement mineur", "MINEURES", "ecole héberg", '"loin de leur"']
)
def test_search_ignores_accents_plurals_and_case(loaded, answer, words):
    found = answer("search", words)
    assert found["total"] == 1
    assert set(found["hits"][0]) == {"kind", "key", "ref", "title", "excerpt"}
    assert (found["hits"][0]["kind"], found["hits"][0]["key"]) == ("constat", "c1")


def test_search_can_be_narrowed(loaded, answer):
    assert answer("search", "constat", "--kind", "constat")["total"] == 1
    assert answer("search", "constat", "--kind", "recommandations")["total"] == 0
    assert answer("search", "constat", "--theme", "sejour")["total"] == 1
    assert answer("search", "constat", "--theme", "asile")["total"] == 0
    assert answer("search", "des", "--limit", "0")["hits"] == []
