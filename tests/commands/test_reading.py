"""What a document holds, from a script; nothing is kept."""

from tests.samples.making import HERE


def test_a_document_is_read_without_a_store(answer, store):
    found = answer("read", HERE / "minutes.docx")
    assert found["kind"] == "compte_rendu"
    assert {"type", "text", "section", "parent", "confidence"} <= set(found["items"][0])
    assert not store.exists()
