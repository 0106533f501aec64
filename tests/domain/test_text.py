"""Cleaning at the door, comparing, typography on output, sentences and headlines."""

import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.choices import Typography
from briefing_app.domain.text.cleaning import Cleaned, clean
from briefing_app.domain.text.text import (
    fold,
    headline,
    plain_words,
    sentence_at,
    sentences,
    stem,
)
from briefing_app.domain.text.typography import typeset

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
# Every code point, lone surrogates included, and the pieces that the rules look for.
ANYTHING = st.text(st.characters())
SIGNS = (
    "aeoIV1- \n\t\r\x02\x0b\x92.:;!?«»’'\"%€°n()…•–—§Øü·`@/\\*_#>[]ﬁ"
    "\xad\u00a0\u0301\u200b\u202f\ud83d\ue000\uf0b7\ufffe"
)
BITS = (
    *("...", "- ", "o ", "www.a", "http://b", "n°", "10 000", " mois", "M. ", "-\n", "•\n"),
    *("\n\n", "::", "p. ", "art. ", "Mme ", "être", "ci", "9 h ", "A "),
)
PIECES = st.lists(st.sampled_from([*SIGNS, *BITS]), max_size=25).map("".join)
TEXTS = st.one_of(ANYTHING, PIECES)
STYLES = st.sampled_from(Typography)
LONG = "Une ligne que la page a coupée, faute de place, juste avant le nom du"


def corpus_texts() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    if not texts:
        pytest.skip("the shared corpus is not beside this checkout")
    return texts


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text).replace("…", "...")


@pytest.mark.parametrize(
    ("given_text", "expected", "said"),
    [
        ("ofﬁcier, oﬃce, ﬂux, aﬀaire, eﬄuve", "officier, office, flux, affaire, effluve", 5),
        ("cœur et ex æquo", "cœur et ex æquo", 0),
        ("e\u0301te\u0301", "été", 2),
        ("a\x00b\u200bc\u202ed\ufeff\ud800\uffff\ue123", "abcd", 7),
        ("a\U0001fffeb\U0010ffffc", "abc", 2),
        ("un  deux", "un deux", 1),
        ("un\r\ndeux\rtrois\u2028quatre\x0bcinq\x0csix", "un\ndeux\ntrois\nquatre\ncinq\nsix", 5),
        ("un\tdeux\u00a0: trois\u202f!", "un deux : trois !", 3),
        ("un  deux   trois \n quatre ", "un deux trois\nquatre", 4),
        ("un\n\n\n\ndeux\n", "un\n\ndeux", 2),
        ("l\x92enfant \x96 c\x9cur", "l’enfant – cœur", 3),
        ("non\u2011respect", "non-respect", 1),
        ("perdu \ufffd garde", "perdu \ufffd garde", 0),
    ],
)
def test_what_every_writer_of_files_would_refuse_is_cleaned_and_counted(
    given_text: str, expected: str, said: int
) -> None:
    cleaned = clean(given_text)
    assert cleaned.text == expected
    assert sum(int(change.split()[0]) for change in cleaned.changes) == said


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("\uf0b7 Un point\n\uf0a7 Un autre", "- Un point\n- Un autre"),
        (
            "• Un\n●Deux\n   ▪  Trois\n◦ Quatre\n‣ Cinq\n· Six",
            "- Un\n- Deux\n- Trois\n- Quatre\n- Cinq\n- Six",
        ),
        ("– Un\n— Deux", "- Un\n- Deux"),
        ("Titre\no Un\no Deux", "Titre\n- Un\n- Deux"),
        ("- Un\no Deux\n-Trois", "- Un\n- Deux\n- Trois"),
        ("-Un\n- Deux", "- Un\n- Deux"),
        ("o Un\n- Deux", "- Un\n- Deux"),
        ("o Un seul", "o Un seul"),
        ("-Un seul", "-Un seul"),
        ("•\nUn point", "- Un point"),
        ("Un\n•\n\nDeux", "Un\n\nDeux"),
        ("Une incise – la voici – au milieu", "Une incise – la voici – au milieu"),
        ("–5 degrés", "–5 degrés"),
        ("§ 4 Droit\n§ 5 Droit", "§ 4 Droit\n§ 5 Droit"),
    ],
)
def test_bullets_become_dashes_where_they_begin_a_line(given_text: str, expected: str) -> None:
    assert clean(given_text).text == expected


@pytest.mark.parametrize(
    ("cut", "mended"),
    [
        ("iden-\ntification", "identification"),
        ("iden-  \n  tification", "identification"),
        ("iden\u00ad\ntification", "identification"),
        ("iden\u00adtification", "identification"),
        ("iden\ufffetification", "identification"),
        ("iden\ufffe\ntification", "identification"),
        ("iden\x02tification", "identification"),
        ("l’identi-\nfication", "l’identification"),
        ("mi-\ntemps", "mi-temps"),
        ("mi-\nneurs", "mineurs"),
        ("mi-\ngrants", "migrants"),
        ("ci-\ndessus", "ci-dessus"),
        ("ci\ufffedessus", "ci-dessus"),
        ("ci-\ntoyen", "citoyen"),
        ("ex-\nploitation", "exploitation"),
        ("vingt-\ncinq", "vingt-cinq"),
        ("quatre-\nvingt-dix", "quatre-vingt-dix"),
        ("là-\nbas", "là-bas"),
        ("Saint-\nDenis", "Saint-Denis"),
        ("Seine-\nMaritime", "Seine-Maritime"),
        ("porte-\nparole", "porte-parole"),
        ("sous-\ntraitance", "sous-traitance"),
        ("sous-\ncrire", "souscrire"),
        ("sous-\npréfet", "sous-préfet"),
        ("contre-\nfaçon", "contrefaçon"),
        ("contre-\nproposition", "contre-proposition"),
        ("c’est-à-\ndire", "c’est-à-dire"),
        ("peut-\nil", "peut-il"),
        ("elle-\nmême", "elle-même"),
        ("main-\nd’œuvre", "main-d’œuvre"),
        ("aujour-\nd’hui", "aujourd’hui"),
        ("2011-\n2013", "2011-2013"),
        ("article L.425-\n1", "article L.425-1"),
        ("1-\nTitre", "1-\nTitre"),
        ("un mot -\nun autre", "un mot -\nun autre"),
        ("iden-\n\ntification", "iden-\n\ntification"),
        ("Convention-\ncadre", "Convention-cadre"),
        ("Un portefeuille, ce porte-\nfeuille", "Un portefeuille, ce portefeuille"),
        ("La convention-type. Une convention-\ntype", "La convention-type. Une convention-type"),
    ],
)
def test_words_cut_at_a_line_end_are_mended_and_compounds_kept(cut: str, mended: str) -> None:
    assert clean(cut).text == mended


def test_the_notice_says_what_was_done_in_french() -> None:
    dirty = "La ﬁn, la ﬁlle, l’oﬃce\nd’iden-\ntification"
    assert clean(dirty).changes == (
        "3 ligatures développées",
        "1 césure de fin de ligne réunie",
    )


@given(TEXTS)
def test_cleaning_twice_changes_and_says_nothing_more(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned.text) == Cleaned(cleaned.text)


@given(TEXTS)
def test_a_change_is_said_exactly_when_there_is_one(text: str) -> None:
    cleaned = clean(text)
    assert bool(cleaned.changes) == (cleaned.text != text)


@given(TEXTS)
def test_the_quick_way_through_agrees_with_the_long_one(text: str) -> None:
    # A zero-width space is always removed, and always forces every step to run.
    assert clean(f"{text}\u200b").text == clean(text).text


@given(TEXTS)
def test_clean_text_can_be_stored_and_put_in_a_document(text: str) -> None:
    cleaned = clean(text).text
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert (ElementTree.fromstring(f"<a>{escape(cleaned)}</a>").text or "") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    categories = {unicodedata.category(c) for c in cleaned if c != "\n"}
    assert not categories & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert not re.search(
        r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff\u00a0\u202f]", cleaned
    )
    assert not re.search(r"  |^ | $|\n\n\n|\A\n|\n\Z", cleaned, re.M)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Été À l’Œuvre", "ete a l'oeuvre"),
        ("ex æquo ‘x’", "ex aequo 'x'"),
        ("PREFECTURE", "prefecture"),
        ("Łódź, Søren", "lodz, soren"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(TEXTS)
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_plain_words_are_cut_like_the_index_cuts_them() -> None:
    assert plain_words("L’hébergement, d’urgence : 30 jours !") == [
        *("l", "hebergement", "d", "urgence", "30", "jours")
    ]


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("heberg", "hébergées hébergement hébergements héberger hébergera Hébergées hebergees"),
        ("victim", "victime victimes VICTIMES"),
        ("mineur", "mineur mineure mineurs mineures"),
        ("regularis", "régularisation régularisés régulariser"),
        ("identif", "identification identifiée identifier identifiees"),
        ("oeuvr", "œuvre œuvres"),
        ("prefectur", "préfecture préfectures"),
    ],
)
def test_the_forms_of_a_word_begin_with_one_stem(root: str, forms: str) -> None:
    for form in forms.split():
        assert stem(form).startswith(root)
        assert fold(form).startswith(stem(form))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hebergees", "heberg"),  # typed without its accents
        ("travaux", "trava"),  # the stemmer says "traval", which begins no such word
        ("été", "ete"),
        ("à", "a"),
    ],
)
def test_a_stem_gives_way_when_it_would_find_nothing(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_an_elided_article_is_no_part_of_the_stem() -> None:
    assert stem("l’hébergement") == "heberg"


@given(TEXTS)
def test_a_stem_is_always_a_beginning_of_its_word(text: str) -> None:
    for word in plain_words(text):
        assert stem(word)
        assert word.startswith(stem(word))


FRANCE = [
    ("Quoi ? Non ! Si ; oui : voilà", "Quoi⍽? Non⍽! Si⍽; oui␣: voilà"),
    ("Quoi? Non! Si; oui: voilà", "Quoi⍽? Non⍽! Si⍽; oui␣: voilà"),
    ("Quoi ?! Non!!!", "Quoi⍽?! Non⍽!!!"),
    ("« mot » et «mot»", "«␣mot␣» et «␣mot␣»"),
    ("(vrai) ? “oui” : «non» !", "(vrai)⍽? “oui”␣: «␣non␣»⍽!"),
    ("n° 4, N°20, n°4 bis", "n°␣4, N°␣20, n°␣4 bis"),
    ("10 %, 10%, 5 €, 3€", "10␣%, 10␣%, 5␣€, 3␣€"),
    ("10 000 personnes, 1 234 567,50 €", "10␣000 personnes, 1␣234␣567,50␣€"),
    ("p. 3, art. 5, art. L. 316-1", "p.␣3, art.␣5, art.␣L. 316-1"),
    ("M. Testard, Mme Zoé, M. le ministre", "M.␣Testard, Mme␣Zoé, M.␣le ministre"),
    ("30 jours, 3 mois, 17 ans, 5 km", "30␣jours, 3␣mois, 17␣ans, 5␣km"),
    ("9 h 30 – 10 h", "9␣h␣30 – 10␣h"),
    ("1er mars, 2e plan, 18 s'il faut", "1er mars, 2e plan, 18 s'il faut"),
    ("etc... et ....", "etc… et ...."),
    ("10:30, 1:2, std::mot, mot:mot, a;b", "10:30, 1:2, std::mot, mot:mot, a;b"),
    ("https://exemple.org/a?b=1;c !", "https://exemple.org/a?b=1;c⍽!"),
    ("nom@exemple.org : oui", "nom@exemple.org␣: oui"),
    ("C:\\dossier\\x: y et `code ; x...`", "C:\\dossier\\x: y et `code ; x...`"),
    ("« »", "« »"),
    ("std :: mot", "std :: mot"),
    ("Trois --- tirets -- ici", "Trois --- tirets -- ici"),
]
EUROPE = [
    ("Quoi ? Non ! Si ; oui : voilà", "Quoi? Non! Si; oui: voilà"),
    ("« mot » et «mot»", "«mot» et «mot»"),
    ("“ mot ” : n° 4, 10 %, 10 000 €", "“ mot ”: n°␣4, 10␣%, 10␣000␣€"),
    ("etc... : oui", "etc…: oui"),
    ("10:30 et 3 : 4", "10:30 et 3: 4"),
]


def visible(text: str) -> str:
    return text.replace("\u202f", "⍽").replace("\u00a0", "␣")


@pytest.mark.parametrize(("text", "expected"), FRANCE)
def test_french_typography(text: str, expected: str) -> None:
    assert visible(typeset(text)) == expected
    assert visible(typeset(text, Typography.FRANCE)) == expected


@pytest.mark.parametrize(("text", "expected"), EUROPE)
def test_european_typography(text: str, expected: str) -> None:
    assert visible(typeset(text, Typography.EUROPE)) == expected


@given(TEXTS, STYLES)
def test_typography_changes_only_spaces_and_ellipses(text: str, style: Typography) -> None:
    assert without_spaces(typeset(text, style)) == without_spaces(text)


@given(TEXTS, STYLES)
def test_typography_put_on_twice_is_put_on_once(text: str, style: Typography) -> None:
    once = typeset(text, style)
    assert typeset(once, style) == once


@given(TEXTS)
def test_typography_is_taken_off_at_the_door(text: str) -> None:
    cleaned = clean(text).text
    assert not re.search("[\u00a0\u202f]", clean(typeset(cleaned)).text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un fait. Une suite ! Et ? Oui…", ["Un fait.", "Une suite !", "Et ?", "Oui…"]),
        ("Mme Zoé, M. Bo, cf. art. 5, p. 3. Fin.", ["Mme Zoé, M. Bo, cf. art. 5, p. 3.", "Fin."]),
        ("La règle (art. L. 316-1). Le reste.", ["La règle (art. L. 316-1).", "Le reste."]),
        ("Il dit « Non ! » Elle part.", ["Il dit « Non ! »", "Elle part."]),
        ("Des frais, etc. Le reste suit.", ["Des frais, etc.", "Le reste suit."]),
        ("- un point\n- un autre\nFin.", ["- un point", "- un autre", "Fin."]),
        ("- un point long\nqui continue", ["- un point long qui continue"]),
        ("1. Premier. Suite.", ["1. Premier.", "Suite."]),
        ("Titre\n\nTexte sur\ndeux lignes.", ["Titre", "Texte sur deux lignes."]),
        ("En 2014. Le plan.", ["En 2014.", "Le plan."]),
        (f"{LONG}\nCollectif", [f"{LONG} Collectif"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(TEXTS)
def test_sentences_lose_nothing(text: str) -> None:
    assert without_spaces("".join(sentences(text))) == without_spaces(text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Une phrase. Une autre.", 80, "Une phrase."),
        ("## **Titre**, [un lien](https://exemple.org) et `code`", 80, "Titre, un lien et code"),
        ("- *Un* point\n- un autre", 80, "Un point"),
        ("une phrase bien trop longue pour la place", 20, "une phrase bien…"),
        ("anticonstitutionnellement", 10, "anticonst…"),
        ("mot_avec_tirets et 3 * 4 * 5", 80, "mot_avec_tirets et 3 * 4 * 5"),
        ("", 80, ""),
    ],
)
def test_headline(text: str, limit: int, expected: str) -> None:
    assert headline(text, limit) == expected


@given(TEXTS, st.integers(1, 120))
def test_a_headline_is_one_line_that_fits(text: str, limit: int) -> None:
    assert len(headline(text, limit)) <= limit
    assert "\n" not in headline(text, limit)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("run", ["." * 50_000, "a" + " " * 50_000, "a-\n" * 10_000, "M. " * 10_000])
def test_long_runs_of_one_sign_are_read_in_one_pass(run: str) -> None:
    cleaned = clean(run).text
    assert without_spaces(typeset(run)) == without_spaces(run)
    assert without_spaces("".join(sentences(cleaned))) == without_spaces(cleaned)


def test_the_corpus_is_cleaned_set_and_read() -> None:
    for text in corpus_texts():
        cleaned = clean(text)
        assert clean(cleaned.text) == Cleaned(cleaned.text)
        assert not re.search(r"(?m)^[•\uf0b7–]|(?<=\w)-\n(?=[a-z])|  ", cleaned.text)
        set_text = typeset(cleaned.text)
        assert not re.search(r"\w [;:!?»]|« |n° ", set_text)
        assert "http://www.contrelatraite.org/" not in text or "http://www." in set_text
        assert len(sentences(cleaned.text)) > 100


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, "Un fait."),
        (8, "Un fait."),
        (9, "Une suite longue."),
        (20, "Une suite longue."),
        (26, "Une suite longue."),
        (28, "Et la fin."),
        (500, ""),
    ],
)
def test_the_sentence_at_a_place_even_where_a_line_ends_in_it(place: int, expected: str) -> None:
    assert sentence_at("Un fait. Une suite\nlongue. Et la fin.", place) == expected


def test_of_two_sentences_that_read_the_same_the_place_decides() -> None:
    text = "Oui (a). Non.\nOui (a). Non."
    assert [sentence_at(text, place) for place in (0, 10, 15, 25)] == [
        *("Oui (a).", "Non.", "Oui (a).", "Non.")
    ]
    assert sentence_at("", 0) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Titre court\nTexte", ["Titre court", "Texte"]),
        (f"{'x' * 59}\nTexte", ["x" * 59, "Texte"]),
        (f"{'x' * 60}\nTexte", [f"{'x' * 60} Texte"]),
        (f"{'x' * 60}.\nTexte", [f"{'x' * 60}.", "Texte"]),
        (f"- {'x' * 70}\nTexte", [f"- {'x' * 70}", "Texte"]),
        (f"{'x' * 70}\n- texte", ["x" * 70, "- texte"]),
        (f"{'x' * 70}\n\ntexte", ["x" * 70, "texte"]),
        ("a) un\nb) deux", ["a) un", "b) deux"]),
        ("12. Douze. Suite", ["12. Douze.", "Suite"]),
        ("Voir 12. Suite", ["Voir 12.", "Suite"]),
        ("Le plan A. Suite", ["Le plan A. Suite"]),
        ("Vu... Non. Oui", ["Vu...", "Non.", "Oui"]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("limit", "expected"),
    [(24, "Une phrase, avec un mot."), (23, "Une phrase, avec un…"), (13, "Une phrase…")],
)
def test_a_headline_is_cut_at_a_word_and_without_a_comma_left(limit: int, expected: str) -> None:
    assert headline("Une phrase, avec un mot.", limit) == expected


@pytest.mark.parametrize(
    ("given_text", "said"),
    [
        ("l\x92enfant", "1 caractère Windows rétabli"),
        ("l\x92e\x92", "2 caractères Windows rétablis"),
        ("a\rb", "1 fin de ligne uniformisée"),
        ("a\rb\rc", "2 fins de ligne uniformisées"),
        ("a\x00b", "1 caractère interdit ou invisible retiré"),
        ("a\u00a0b", "1 espace particulier rendu ordinaire"),
        ("a\u2011b", "1 trait d’union rétabli"),
        ("a\u2011b\u2011c", "2 traits d’union rétablis"),
        ("ﬁn", "1 ligature développée"),
        ("e\u0301", "1 accent recomposé"),
        ("e\u0301e\u0301", "2 accents recomposés"),
        ("a  b", "1 espace en trop retiré"),
        ("a  b ", "2 espaces en trop retirés"),
        ("• a", "1 puce remplacée par un tiret"),
        ("• a\n• b", "2 puces remplacées par un tiret"),
        ("iden-\ntité", "1 césure de fin de ligne réunie"),
        ("a\n\n\nb", "1 ligne vide en trop retirée"),
        ("\na\n\n\nb\n", "3 lignes vides en trop retirées"),
        ("2011\xad2013", "1 trait d’union rétabli"),
    ],
)
def test_each_change_is_said_in_its_own_words(given_text: str, said: str) -> None:
    assert clean(given_text).changes == (said,)
