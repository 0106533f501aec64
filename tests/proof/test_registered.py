"""An erasure takes the content of every document that tells of the item: it must know them all."""

from briefing_app.documents.content import Content
from briefing_app.domain.shape import SHAPES, Sort, texts, to_record
from briefing_app.domain.text.text import fold

_LONG = 30
"""Letters: so much of the same is not there by chance."""


def words_of(store) -> dict[tuple[str, str], list[str]]:
    """The longer texts of each item, those that another item says too left out."""
    found = {
        (kind, record["key"]): [
            fold(record[slot.name])
            for slot in shape.slots
            if slot.sort is Sort.TEXT and not slot.many and len(record.get(slot.name, "")) >= _LONG
        ]
        for kind, shape in SHAPES.items()
        for record in store.records(kind)
    }
    all_texts = (
        texts(shape, record) for kind, shape in SHAPES.items() for record in store.records(kind)
    )
    everything = fold("\n".join(text for found_ in all_texts for text in found_))
    return {item: [t for t in own if everything.count(t) == 1] for item, own in found.items()}


def said_in(content: Content) -> str:
    return fold(str(to_record(content)))


def test_every_item_whose_words_stand_in_a_document_is_registered(demo, demonstration_cases):
    words = words_of(demo)
    told = 0
    for case in demonstration_cases:
        text, registered = said_in(case.prepared.content), case.prepared.view.told
        for item, own in words.items():
            if any(each in text for each in own):
                told += 1
                assert item in registered, f"{case.name} tells of {item} and does not know it"
    assert told > len(demonstration_cases)
