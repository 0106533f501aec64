"""What could tell who a person is: seen when it is there, and seldom when it is not."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text.identity import DetailKind, identifying_details

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
BITS = (
    *("M. ", "Mme ", "Maître ", "le jeune ", "Zoé ", "TESTARD ", "d’", "de ", "-", "’", "01 23 "),
    *("45 67 89", "+33 ", "17 ans", ", à ", "Grenoble", "À ", "(", ")", "12 rue ", "des Lilas"),
    *("75018 ", "Paris", "BP ", "passeport n° ", "99031234", "56", "12AB34567", "a@b", ".fr"),
    *("\n", " ", "depuis ", "œ", "\ud83d", "\u202f", "."),
)
TEXTS = st.one_of(
    st.text(st.characters()), st.lists(st.sampled_from(BITS), max_size=12).map("".join)
)


def seen(text: str) -> list[tuple[str, str]]:
    return [(detail.kind.name, detail.text) for detail in identifying_details(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selon M. Zoltan Testard, rien", "M. Zoltan Testard"),
        ("Mme TESTARD-BIDON a dit", "Mme TESTARD-BIDON"),
        ("Mme Zoé de la Testarde est là", "Mme Zoé de la Testarde"),
        ("Mme\u00a0Testard", "Mme\u00a0Testard"),
        ("MADAME ZOE TESTARD, PRESIDENTE", "MADAME ZOE TESTARD"),
        ("Monsieur Testard Directeur", "Monsieur Testard"),
        ("Maître d’Exemple plaide", "Maître d’Exemple"),
        ("Me Testard et le Dr Bidon", "Me Testard"),
        ("le jeune Zoltan a fui", "le jeune Zoltan"),
        ("la victime, prénommée Zoé, dit", "prénommée Zoé"),
        ("elle s’appelle Zoé Testard", "s’appelle Zoé Testard"),
        ("Zoé TESTARD, victime", "Zoé TESTARD"),
        ("Jean-Zoltan DE TESTARD présent", "Jean-Zoltan DE TESTARD"),
        ("Zoé TESTARD BIDON, témoin", "Zoé TESTARD BIDON"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert ("NAME", name) in seen(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("01 23 45 67 89", "PHONE"),
        ("06.12.34.56.78", "PHONE"),
        ("0612345678", "PHONE"),
        ("+33 (0)6 12 34 56 78", "PHONE"),
        ("0033 1 23 45 67 89", "PHONE"),
        ("+40 721 234 567", "PHONE"),
        ("0 800 123 456", "PHONE"),
        ("zoe.testard+essai@exemple-asso.org", "EMAIL"),
        ("12 rue des Lilas, 75018 Paris", "ADDRESS"),
        ("12 bis, avenue du Général Testard", "ADDRESS"),
        ("3 place de la Mairie", "ADDRESS"),
        ("BP 123", "ADDRESS"),
        ("93200 Saint-Denis", "ADDRESS"),
        ("75018 Paris Cedex 12", "ADDRESS"),
        ("17 ans, à Grenoble", "AGE_AND_PLACE"),
        ("16 ans et hébergée à Lyon", "AGE_AND_PLACE"),
        ("15 ans (Marseille", "AGE_AND_PLACE"),
        ("dix-sept ans, en Isère", "AGE_AND_PLACE"),
        ("17 ans, dans le Rhône", "AGE_AND_PLACE"),
        ("À Grenoble, une jeune fille de 17 ans", "AGE_AND_PLACE"),
        ("9903123456", "NUMBER"),
        ("passeport n° 12AB34567", "NUMBER"),
        ("titre de séjour n° 7503123456", "NUMBER"),
        ("numéro étranger : 9903123456", "NUMBER"),
        ("n° OFPRA 14-01-01234", "NUMBER"),
        ("dossier n° 2014/1234", "NUMBER"),
        ("1 85 05 78 006 084 36", "NUMBER"),
        ("12AB34567", "NUMBER"),
    ],
)
def test_other_details_are_seen_whole_in_a_sentence(text: str, kind: str) -> None:
    assert seen(f"Elle donne : {text} ; rien d’autre.") == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        *("M. le ministre", "Madame la ministre", "Mme la préfète", "Monsieur Le Ministre"),
        *(
            "Madame, Monsieur,",
            "M. X et Mme Y",
            "Mme B.",
            "Monsieur Directeur",
            "le petit déjeuner",
        ),
        *("Plan PANCTEH", "Le DVD", "Ces ONG", "Pôle EMPLOI", "une mission appelée MIPROF"),
        *("10 000 personnes", "25 000 euros", "150 000 Euros", "3 cours de français"),
        *("50 places d’hébergement", "1 place d’hébergement", "200 route nationale"),
        *("décret n° 2006-665", "requête n° 25965/04", "mesure n° 4", "article L.425-1", "C-0014"),
        *("moins de 18 ans à Paris", "depuis 10 ans à Lyon", "les 16-18 ans à Paris"),
        *("une peine de 5 ans à Fresnes", "17 ans, confié à l’ASE", "17 ans, en France"),
        *("17 ans. À Grenoble, rien", "le 23 septembre 2014, 9h-10h30", "2014-2016", "119"),
        *("52345678901234", "9903123456-77"),
        *("a@b", "l’enfant est parti", "les victimes à Paris et à Lyon"),
    ],
)
def test_ordinary_sentences_raise_no_alarm(text: str) -> None:
    assert seen(text) == []


def test_a_name_inside_an_age_and_place_is_told_too() -> None:
    assert seen("À Lyon, Mme Testard, 17 ans, a fui.") == [
        ("AGE_AND_PLACE", "À Lyon, Mme Testard, 17 ans"),
        ("NAME", "Mme Testard"),
    ]


def test_the_kinds_are_shown_in_french() -> None:
    assert [str(kind) for kind in DetailKind] == [
        *("nom", "téléphone", "courriel", "adresse", "âge et lieu", "numéro")
    ]


@given(TEXTS)
def test_a_detail_points_at_its_text_in_order(text: str) -> None:
    details = identifying_details(text)
    assert details == sorted(details, key=lambda each: (each.start, each.end))
    for detail in details:
        assert text[detail.start : detail.end] == detail.text
        assert detail.text.strip() == detail.text != ""


@given(TEXTS)
def test_details_of_one_kind_do_not_overlap(text: str) -> None:
    for kind in DetailKind:
        places = [d for d in identifying_details(text) if d.kind == kind]
        assert all(a.end <= b.start for a, b in pairwise(places))


@given(
    st.from_regex(
        r"0[1-9]( [0-9]{2}){4}", fullmatch=True, alphabet=st.characters(max_codepoint=127)
    )
)
def test_every_french_phone_number_is_seen(number: str) -> None:
    assert seen(f"Son numéro, {number}, a changé.") == [("PHONE", number)]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("run", ["M. Ab ", "12 rue de la ", "01 23 ", "17 ans à ", "passeport n° "])
def test_long_repetitions_are_read_in_one_pass(run: str) -> None:
    assert identifying_details(run * 20_000)[:1] == identifying_details(run * 20)[:1]


def test_few_false_alarms_in_the_corpus() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    counts = {}
    for path in sorted(CORPUS.glob("*.txt")):
        details = identifying_details(path.read_text(encoding="utf-8"))
        counts[path.stem] = [detail.kind.name for detail in details]
        for detail in details:
            assert re.search(r"[A-ZÀ-Þ]|[0-9]", detail.text)
    assert counts["plan-2010-propositions"] == []  # a plan names nobody
    assert counts["dossier-rencontre-2014"] == ["NAME"] * 15  # the participants
    assert sorted(counts["analyse-plan-2014"]) == ["ADDRESS", "NAME", "NAME", "NAME"]
