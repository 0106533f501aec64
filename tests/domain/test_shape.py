"""What the dataclasses of the model say, read once: records, headlines, texts, references."""

from datetime import date

import pytest

from briefing_app.domain.choices import CommitmentStatus, Diffusion, Side, Typography
from briefing_app.domain.model import (
    Carried,
    Collective,
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    FollowUp,
    Meeting,
    Organisation,
    Participant,
    Point,
    Recommendation,
    Source,
    StatusChange,
    Theme,
)
from briefing_app.domain.shape import (
    SHAPES,
    Sort,
    headline,
    kind_of,
    references,
    shape_of,
    texts,
    to_record,
)

PROMISE = Commitment(
    key="e1",
    ref="E-1",
    text="Publier un guide",
    meeting="m1",
    due=date(2027, 1, 31),
    themes=("sejour", "mineurs"),
    status=CommitmentStatus.EN_COURS,
    status_history=(StatusChange(date=date(2026, 5, 4), status=CommitmentStatus.A_SUIVRE),),
    notes=(
        FollowUp(text="Vu", organisation="afj", diffusion=Diffusion.COLLECTIF),
        FollowUp(text="Revu", evidence="Un lien"),
    ),
    diffusion=Diffusion.COLLECTIF,
    source=Source(document="retour.docx", page=2, passage="Un guide"),
)
RECORD = {
    "key": "e1",
    "ref": "E-1",
    "text": "Publier un guide",
    "meeting": "m1",
    "due": "2027-01-31",
    "themes": ["sejour", "mineurs"],
    "status": "en_cours",
    "status_history": [{"date": "2026-05-04", "status": "a_suivre"}],
    "notes": [
        {"text": "Vu", "organisation": "afj", "diffusion": "collectif"},
        {"text": "Revu", "evidence": "Un lien", "diffusion": "interne"},
    ],
    "diffusion": "collectif",
    "source": {"document": "retour.docx", "page": 2, "passage": "Un guide"},
}


def test_a_record_is_the_item_in_the_order_of_its_fields_without_what_it_does_not_have():
    record = to_record(PROMISE)
    assert record == RECORD
    assert list(record) == list(RECORD)


def test_an_item_is_built_again_from_its_record():
    assert SHAPES["commitments"].build(RECORD) == PROMISE
    assert SHAPES["commitments"].build(RECORD | {"unknown": 1}) == PROMISE


@pytest.mark.parametrize(
    "item",
    [
        Meeting(
            title="R", participants=(Participant(label="X", side=Side.INSTITUTION, excused=True),)
        ),
        Theme(label="Séjour", position=0, keywords=("titre",)),
        Constat(text="T", cite_sources=True, observed=date(2026, 1, 2)),
        Collective(typography=Typography.EUROPE),
        Dossier(title="D", meeting="m", items=(DossierItem(key="c", included=False),)),
    ],
)
def test_false_and_nought_are_values_and_nothing_is_none(item):
    record = to_record(item)
    assert shape_of(type(item)).build(record) == item
    assert not any(value is None or value in ("", []) for value in record.values())


def test_false_and_nought_are_kept():
    assert to_record(Theme(label="S", position=0))["position"] == 0
    assert to_record(DossierItem(key="c", included=False))["included"] is False


@pytest.mark.parametrize(
    ("kind", "name", "sort", "many", "required", "target"),
    [
        ("commitments", "text", Sort.TEXT, False, True, ""),
        ("commitments", "due", Sort.DATE, False, False, ""),
        ("commitments", "status", Sort.CHOICE, False, False, ""),
        ("commitments", "themes", Sort.REFERENCE, True, False, "themes"),
        ("commitments", "meeting", Sort.REFERENCE, False, False, "meetings"),
        ("commitments", "notes", Sort.RECORD, True, False, ""),
        ("constats", "cite_sources", Sort.BOOLEAN, False, False, ""),
        ("themes", "position", Sort.INTEGER, False, False, ""),
        ("themes", "keywords", Sort.TEXT, True, False, ""),
        ("meetings", "start", Sort.TEXT, False, False, ""),
        ("attachments", "item", Sort.REFERENCE, False, True, "*"),
        ("proposals", "kind", Sort.CHOICE, False, True, ""),
    ],
)
def test_a_field_is_what_its_annotation_says(kind, name, sort, many, required, target):
    slot = next(each for each in SHAPES[kind].slots if each.name == name)
    assert (slot.sort, slot.many, slot.required, slot.target) == (sort, many, required, target)


def test_a_field_knows_its_default_its_form_and_what_it_repeats():
    def slot(kind, name):
        return next(each for each in SHAPES[kind].slots if each.name == name)

    assert slot("commitments", "diffusion").default is Diffusion.INTERNE
    assert slot("commitments", "due").optional
    assert not slot("commitments", "text").optional
    assert slot("meetings", "start").pattern.fullmatch("09:30")
    assert slot("meetings", "start").wording == "une heure, comme 09:30"
    assert (slot("meetings", "place").pattern, slot("meetings", "place").wording) == (None, "")
    assert slot("rounds", "sent").copies
    assert not slot("commitments", "notes").copies
    assert slot("commitments", "status").choices is CommitmentStatus
    assert slot("commitments", "text").choices is None
    assert slot("commitments", "notes").record is FollowUp
    assert slot("commitments", "notes").shape is shape_of(FollowUp)
    assert (slot("commitments", "text").record, slot("commitments", "text").shape) == (None, None)


def test_the_shape_of_a_kind_is_read_once():
    assert SHAPES["commitments"] is shape_of(Commitment)
    assert kind_of("commitments") is Commitment


@pytest.mark.parametrize(
    ("kind", "record", "words"),
    [
        ("constats", {"key": "c", "heading": "Titre", "text": "Texte"}, "Titre"),
        ("constats", {"key": "c", "heading": "", "text": "Texte"}, "Texte"),
        ("proposals", {"key": "p", "old": "Avant", "new": "Après"}, "Après"),
        ("collective", {"key": "collectif"}, "collectif"),
        ("measures", {"key": "p/v/4", "number": "4 bis", "title": "Former"}, "4 bis Former"),
    ],
)
def test_an_item_is_named_by_the_first_of_its_titles(kind, record, words):
    assert headline(kind, record) == words


def test_a_search_looks_through_every_text_that_somebody_wrote():
    found = list(texts(SHAPES["commitments"], RECORD))
    assert found == ["Publier un guide", "Vu", "Revu", "Un lien", "retour.docx", "Un guide"]
    theme = to_record(Theme(key="t", label="Séjour", keywords=("titre", "visa")))
    assert list(texts(SHAPES["themes"], theme)) == ["Séjour", "titre", "visa"]


def test_what_repeats_other_items_is_not_searched():
    cells = [{"kind": "constats", "key": "c", "column": "text", "value": "Un récépissé"}]
    record = {"key": "r", "title": "Tour", "sent": cells}
    assert list(texts(SHAPES["rounds"], record)) == ["Tour"]


def test_every_reference_is_told_with_its_place():
    assert [tuple(each) for each in references(SHAPES["commitments"], RECORD)] == [
        (".meeting", "meetings", "m1"),
        (".themes[0]", "themes", "sejour"),
        (".themes[1]", "themes", "mineurs"),
        (".notes[0].organisation", "organisations", "afj"),
    ]


def test_a_reference_to_any_kind_is_one_to_the_kind_beside_it():
    item = Dossier(
        key="d",
        title="D",
        meeting="m",
        items=(DossierItem(key="c1"),),
        points=(Point(theme="t", ask="Quoi", speaker="p"),),
    )
    assert [tuple(each) for each in references(SHAPES["dossiers"], to_record(item), "dossier")] == [
        ("dossier.meeting", "meetings", "m"),
        ("dossier.items[0].key", "constats", "c1"),
        ("dossier.points[0].theme", "themes", "t"),
        ("dossier.points[0].speaker", "people", "p"),
    ]


def test_an_item_without_references_has_none():
    assert (
        list(references(SHAPES["organisations"], to_record(Organisation(key="o", name="N")))) == []
    )


def test_a_list_of_records_follows_its_own_references():
    item = Recommendation(key="r", text="T", carried=(Carried(meeting="m1"), Carried(meeting="m2")))
    assert [each.place for each in references(SHAPES["recommendations"], to_record(item))] == [
        ".carried[0].meeting",
        ".carried[1].meeting",
    ]
