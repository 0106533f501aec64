"""Articles of codes, in every way they are written."""

from itertools import pairwise

import pytest
from hypothesis import given

from briefing_app.domain.text.articles import articles_in
from tests.domain.test_references import CORPUS, TEXTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("article L.425-1 du CESEDA", [("L.425-1", "CESEDA")]),
        ("l’article R 316-1 du Ceseda", [("R.316-1", "CESEDA")]),
        ("R.316-1", [("R.316-1", "")]),
        ("sur L316-1", [("L.316-1", "")]),
        ("sur L.316.1", [("L.316-1", "")]),
        ("art. 225-4-1 du code pénal", [("225-4-1", "code pénal")]),
        ("Art.225-4-1 du Code Pénal", [("225-4-1", "code pénal")]),
        ("articles L.316-1 et L.316-2", [("L.316-1", ""), ("L.316-2", "")]),
        (
            "articles L511-4 et L521-4 du CESEDA et de l'article 20-4 de l'ordonnance",
            [("L.511-4", "CESEDA"), ("L.521-4", "CESEDA"), ("20-4", "")],
        ),
        ("article L. \n316-1 du Code de l'entrée et du \nSéjour des étrangers Et du Droit d'asile",
         [("L.316-1", "CESEDA")]),
        ("articles 225-4-1 et suivants du Code pénal", [("225-4-1", "code pénal")]),
        ("article 222 du code de l’action sociale et des familles",
         [("222", "code de l'action sociale et des familles")]),
        ("article 5 du PANCTEH", [("5", "PANCTEH")]),
        ("les articles 1 et 5 de la Convention", [("1", ""), ("5", "")]),
        ("l’article 29§4, l’article 1er, l’article 1A (2)", [("29", ""), ("1er", ""), ("1A", "")]),
        ("l’article 5, 3 mois après", [("5", "")]),
        ("un article de presse, R-0032, n° 2006-665, 4 articles", []),
    ],
)  # fmt: skip
def test_articles_cited(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.code) for mention in articles_in(text)] == expected


@given(TEXTS)
def test_a_mention_points_at_the_phrase_that_holds_it(text: str) -> None:
    for article in articles_in(text):
        phrase = text[article.start : article.end]
        assert article.text.strip("LRDA.").split("-")[0].split(" ")[0].rstrip("er") in phrase


@given(TEXTS)
def test_mentions_do_not_overlap(text: str) -> None:
    phrases = sorted({mention[-2:] for mention in articles_in(text)})
    assert all(before[1] <= after[0] for before, after in pairwise(phrases))


def test_the_articles_of_the_corpus_are_found() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    meeting = (CORPUS / "dossier-rencontre-2014.txt").read_text(encoding="utf-8")
    assert [article.text for article in articles_in(meeting)] == [
        *("R.316-1", "L.316-1", "R.316-1", "316-1", "5")
    ]
