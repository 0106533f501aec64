"""Measures of plans, and the program's own references."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text.references import item_reference, measures_in

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
BITS = (
    *("mesure ", "mesures ", "MESURE N°", "n° ", "article ", "articles ", "art. ", "L.", "R", "1"),
    *("4 bis", "2014", "-", ", ", " et ", " à ", " du plan ", " du PANCTEH", "(", ")", "9"),
    *("425-1", " du CESEDA", " du code pénal", "\n", " ", ".", "C-00", "œ", "\ud83d", "٤", " mois"),
)
TEXTS = st.one_of(
    st.text(st.characters()), st.lists(st.sampled_from(BITS), max_size=15).map("".join)
)


def numbers(text: str) -> list[str]:
    return [mention.number for mention in measures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(mesure 9 du PANCTEH)", ["9"]),
        ("(mesures 15, 17, 18, 19)", ["15", "17", "18", "19"]),
        ("(mesures \n15, 17)", ["15", "17"]),
        ("mesures 15,17", ["15", "17"]),
        ("la mesure n° 4 bis", ["4 bis"]),
        ("MESURE N°20 : PRENDRE EN CHARGE", ["20"]),
        ("MESURE  N° 6", ["6"]),
        ("Mesure 8: Faire connaitre", ["8"]),
        ("mesures 2 à 5", ["2", "3", "4", "5"]),
        ("mesures 15-17", ["15", "16", "17"]),
        ("mesures 15 – 17", ["15", "16", "17"]),
        ("mesures 15—17", ["15", "16", "17"]),
        ("mesures 15 au 17", ["15", "16", "17"]),
        ("mesures 17 à 15", ["17", "15"]),
        ("mesures 1 à 100", [str(n) for n in range(1, 101)]),
        ("mesures 1 à 101", ["1", "101"]),
        ("mesures 10 et 11 bis", ["10", "11 bis"]),
        ("mesure 4bis, mesure 4-BIS", ["4 bis", "4 bis"]),
        ("les mesures n° 3, 4 et 7 du plan 2014-2016", ["3", "4", "7"]),
        ("mesure n° 3 et mesure n° 4", ["3", "4"]),
        ("mesures nos 3 et 4", ["3", "4"]),
        ("mesures 3 et 4, 23 associations", ["3", "4"]),
        ("la mesure 5 et 23 associations", ["5"]),
        ("la mesure 5, 3 février 2014", ["5"]),
        ("mesures 3 et 4 prévoient", ["3", "4"]),
        ("les mesures 3 et 4 et l’article 5 du CESEDA", ["3", "4"]),
        ("la mesure 3 et la mesure 4", ["3", "4"]),
        ("10 mesures", []),
        ("une mesure d'éloignement", []),
        ("les mesures de 2014", []),
        ("les mesures 2014-2016", []),
        ("sous-mesures 3", []),
        ("la mesure 1000", []),
    ],
)
def test_measures_cited(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "hint", "phrase"),
    [
        ("voir (mesure 9 du PANCTEH).", "PANCTEH", "mesure 9 du PANCTEH"),
        ("mesure 5 du \nPANTEH qui", "PANTEH", "mesure 5 du \nPANTEH"),
        ("mesure 4 bis 2014, et", "2014", "mesure 4 bis 2014"),
        ("mesure 12 (plan 2010) et", "2010", "mesure 12 (plan 2010)"),
        ("mesure 12 (2010)", "2010", "mesure 12 (2010)"),
        ("mesure 6 (PANCTEH).", "PANCTEH", "mesure 6 (PANCTEH)"),
        ("la mesure 7 du plan 2014-2016.", "2014", "mesure 7 du plan 2014-2016"),
        ("mesure 3 du plan de juillet 2010", "2010", "mesure 3 du plan de juillet 2010"),
        (
            "mesure 5 du plan d’action national contre la traite des êtres humains 2014-2016",
            "2014",
            "mesure 5 du plan d’action national contre la traite des êtres humains 2014-2016",
        ),
        ("mesure 22 du plan prévoit en 2014", "", "mesure 22"),
        ("MESURE 4 DU COLLECTIF", "", "MESURE 4"),
        ("mesure 20 (MIPROF)", "", "mesure 20"),
        ("mesure 4 du PLAN", "", "mesure 4"),
    ],
)
def test_the_plan_is_read_from_what_follows(text: str, hint: str, phrase: str) -> None:
    mention = measures_in(text)[0]
    assert mention.plan_hint == hint
    assert text[mention.start : mention.end] == phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C-0014", "C-0014"),
        ("r-32", "R-0032"),
        (" p 7 ", "P-0007"),
        ("E32", "E-0032"),
        ("c–5", "C-0005"),
        ("R-123456", "R-123456"),
        ("X-3", None),
        ("C-0", None),
        ("C-14 et C-15", None),
        ("C-" + "9" * 5000, None),
        ("", None),
    ],
)
def test_references_of_the_program(text: str, expected: str | None) -> None:
    assert item_reference(text) == expected


@given(TEXTS)
def test_a_mention_points_at_the_phrase_that_holds_it(text: str) -> None:
    for measure in measures_in(text):
        phrase = text[measure.start : measure.end]
        assert phrase.lower().startswith("mesure")
        assert measure.plan_hint in phrase
        assert any(sign in "0123456789" for sign in phrase)


@given(TEXTS)
def test_mentions_do_not_overlap(text: str) -> None:
    phrases = sorted({mention[-2:] for mention in measures_in(text)})
    assert all(before[1] <= after[0] for before, after in pairwise(phrases))


@given(st.integers(1, 999_999), st.sampled_from("CREP"))
def test_a_reference_is_read_back_as_the_program_writes_it(number: int, prefix: str) -> None:
    assert item_reference(f"{prefix}-{number:04d}") == f"{prefix}-{number:04d}"
    assert item_reference(f"{prefix.lower()}{number}") == f"{prefix}-{number:04d}"


@given(st.text(st.characters()))
def test_anything_may_be_asked_for(text: str) -> None:
    assert item_reference(text) is None or item_reference(text) == item_reference(text.upper())


def test_every_measure_of_the_corpus_is_found() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    plan = (CORPUS / "plan-2010-propositions.txt").read_text(encoding="utf-8")
    assert {*map(str, range(1, 34))} == {*numbers(plan)}
    analysis = (CORPUS / "analyse-plan-2014.txt").read_text(encoding="utf-8")
    assert {*map(str, range(1, 24)), "4 bis", "11 bis"} == {*numbers(analysis)}
    meeting = (CORPUS / "dossier-rencontre-2014.txt").read_text(encoding="utf-8")
    found = measures_in(meeting)
    assert len(found) == 15
    assert {mention.plan_hint for mention in found} == {"", "PANCTEH", "PANTEH"}
