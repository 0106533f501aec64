"""The last pass over a composed document: sigles, numbers, typography."""

from briefing_app.documents.acronyms import write_out
from briefing_app.documents.blocks import Document
from briefing_app.documents.content import Frame
from briefing_app.documents.numbering import resolve
from briefing_app.documents.typesetting import typeset_document


def finish(document: Document, frame: Frame) -> Document:
    return typeset_document(resolve(write_out(document, frame)), frame.typography)
