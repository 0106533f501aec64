"""The plan at left and the proposals at right; the plan read measure by measure."""

import re
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from briefing_app.domain.choices import Diffusion, DocumentKind, Outcome, ProposalKind, Rewording
from briefing_app.domain.model import Measure, Plan, PlanVersion, Proposal
from briefing_app.errors import UserError
from briefing_app.exports.files import read_archive
from briefing_app.usecases.documents.selection import Request
from tests.documents.reading import headings, letters, lines, made, paragraphs, tables, whole

FIRST = "plan-2014-2016/projet-27-janvier"
SECOND = "plan-2014-2016/projet-30-janvier"


def measures(store, folder, request):
    return made(store, DocumentKind.MESURES, request, folder)


def analysis(store, folder, **changes):
    return made(store, DocumentKind.ANALYSE, replace(Request(plan=SECOND), **changes), folder)


def proposed(store, version):
    return [
        each
        for each in store.find(Proposal)
        if each.measure.startswith(f"{version}/") and each.diffusion == "transmissible"
    ]


@pytest.mark.parametrize("version", [FIRST, SECOND, "plan-2010"])
def test_each_measure_has_its_row_with_what_is_proposed_about_it(told, tmp_path, version):
    path = measures(told, tmp_path, Request(plan=version))
    rows = [row for table in tables(path) for row in table[1:]]
    wanted = [m for m in told.find(Measure) if m.version.startswith(version)]
    assert len(rows) == len(wanted) > 20
    by_measure = {each.measure: [] for each in told.find(Proposal)}
    for each in told.find(Proposal):
        if each.diffusion == "transmissible":
            by_measure[each.measure].append(each)
    for row, measure in zip(rows, sorted(wanted, key=lambda m: m.position), strict=True):
        left, right = map(letters, row)
        assert left.startswith(letters(f"Mesure {measure.number} {measure.title}"))
        for text in (measure.text, measure.responsible, measure.partners, measure.deadline):
            assert letters(text) in left
        for each in by_measure.get(measure.key, ()):
            assert right.count(letters(each.text or each.new)) == 1
            assert letters(each.old) in right
        if measure.key not in by_measure:
            assert row[1] == "non renseigné"


def test_it_is_a_landscape_page_with_repeated_headers(told, tmp_path):
    document = docx.Document(measures(told, tmp_path, Request(plan=FIRST)))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_themes_keep_the_measures_they_concern(told, tmp_path):
    path = measures(told, tmp_path, Request(plan=FIRST, themes=("hebergement",)))
    rows = [row[0] for table in tables(path) for row in table[1:]]
    wanted = [m for m in told.find(Measure) if m.version == FIRST and "hebergement" in m.themes]
    assert 0 < len(wanted) <= len(rows) < 15
    assert all(any(letters(m.title) in letters(row) for row in rows) for m in wanted)


def test_a_store_without_a_plan_says_so(store, tmp_path):
    with pytest.raises(UserError, match="Aucun plan n’est enregistré"):
        measures(store, tmp_path, Request())


def test_every_proposal_stands_under_its_measure(told, tmp_path):
    path = analysis(told, tmp_path)
    numbers = {m.key: m.number for m in told.find(Measure)}
    below: dict[str, str] = {}
    current = ""
    for paragraph in paragraphs(path):
        text = " ".join(paragraph.text.split())
        if paragraph.style.name == "Heading 3":
            current = re.match(r"Mesure (.+?) –", text)[1]
        elif current:
            below[current] = below.get(current, "") + letters(text)
    assert len(proposed(told, SECOND)) > 20
    for each in proposed(told, SECOND):
        said = below[numbers[each.measure]]
        assert said.count(letters(each.text or each.new)) == 1
        assert letters(each.old) in said


def test_it_says_first_what_changed_and_what_was_dropped(told, tmp_path):
    path = analysis(told, tmp_path)
    assert [text for level, text in headings(path) if level == 1] == [
        "Synthèse",
        "Ce qui change d’une version à l’autre",
        "Mesure par mesure",
    ]
    assert lines(path, "Encadré titre") == ["23 mesures lues, 25 propositions"]
    text = whole(path)
    assert "Ce qui a disparu depuis « Projet du 27 janvier 2014 »" in text
    ((_, *changes),) = tables(path)
    gone = [row[1] for row in changes if row[0] == "Supprimée"]
    assert [row.split(" –")[0] for row in gone] == ["Mesure 4 bis", "Mesure 11 bis"]
    assert [row[0] for row in changes if row[1].startswith("Mesure 7 –")] == [
        "Déplacée, renumérotée"
    ]


def test_only_what_was_taken_up_since_is_welcomed(told, tmp_path):
    path = analysis(told, tmp_path)
    lists = lines(path, "List Bullet")
    taken = (Outcome.RETENUE, Outcome.RETENUE_EN_PARTIE)
    heard = [p for p in proposed(told, FIRST) if p.outcome in taken]
    assert heard
    for each in heard:
        assert sum(letters(each.text or each.new) in letters(line) for line in lists) == 1


def test_an_earlier_plan_can_be_compared_too(told, tmp_path):
    path = analysis(told, tmp_path, against="plan-2010/juillet-2010")
    assert "De « Projet de juillet 2010 » à « Projet du 30 janvier 2014 »" in whole(path)


@pytest.fixture
def reworded(store):
    with store.operation("Plan"):
        store.save(Plan(key="p", title="Plan d’essai"))
        store.save(PlanVersion(key="p/v", plan="p", label="Projet"))
        store.save(Measure(key="p/v/1", version="p/v", number="1", title="Loger"))
        store.save(
            Proposal(
                measure="p/v/1",
                kind=ProposalKind.REWORDING,
                old="Dix places sont ouvertes chaque année.",
                new="Vingt places sûres sont ouvertes chaque année.",
                diffusion=Diffusion.TRANSMISSIBLE,
            )
        )
    return store


def test_changed_words_are_struck_and_underlined(reworded, tmp_path):
    path = analysis(reworded, tmp_path, plan="p/v")
    (old,) = (p for p in paragraphs(path) if p.style.name == "Rédaction d’origine")
    (new,) = (p for p in paragraphs(path) if p.style.name == "Rédaction proposée")
    marked = [(r.text, r.style.name) for p in (old, new) for r in p.runs if "Mot" in r.style.name]
    assert marked == [("Dix places", "Mot retiré"), ("Vingt places sûres", "Mot ajouté")]


def test_the_proposed_wording_alone_bears_no_mark(reworded, tmp_path):
    path = analysis(reworded, tmp_path, plan="p/v", rewording=Rewording.PROPRE)
    assert "Rédaction proposée : Vingt places sûres sont ouvertes" in whole(path)
    assert "Dix places" not in whole(path)
    assert b"MotAjoute" not in read_archive(path)["word/document.xml"]


def test_a_comparison_table_shows_both(reworded, tmp_path):
    path = analysis(reworded, tmp_path, plan="p/v", rewording=Rewording.TABLEAU)
    assert tables(path) == [
        [
            ["Texte du plan", "Rédaction proposée"],
            [
                "Dix places sont ouvertes chaque année.",
                "Vingt places sûres sont ouvertes chaque année.",
            ],
        ]
    ]


def test_revisions_can_be_accepted_or_rejected_and_are_by_nobody(reworded, tmp_path):
    path = analysis(reworded, tmp_path, plan="p/v", rewording=Rewording.REVISIONS)
    body = docx.Document(path).element.body
    (sentence,) = (p for p in body.iter(qn("w:p")) if p.find(qn("w:ins")) is not None)
    pieces = list(sentence.iter(qn("w:t"), qn("w:delText")))
    accepted = "".join(each.text for each in pieces if each.tag == qn("w:t"))
    rejected = "".join(each.text for each in pieces if not _inserted(each))
    assert accepted == "Vingt places sûres sont ouvertes chaque année."
    assert rejected == "Dix places sont ouvertes chaque année."
    marks = list(body.iter(qn("w:ins"), qn("w:del")))
    assert {mark.get(qn("w:author")) for mark in marks} == {"Auteur"}
    assert all(mark.get(qn("w:date")) is None for mark in marks)
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


def _inserted(piece):
    return any(above.tag == qn("w:ins") for above in piece.iterancestors())
