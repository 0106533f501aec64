"""« Qu'avons-nous envoyé, à qui, quand ? »: what was produced, again, and as it was really sent."""

from collections.abc import Iterable
from pathlib import Path

from briefing_app.documents.content import Content
from briefing_app.documents.kinds.analysis import AnalysisContent
from briefing_app.domain.choices import DocumentKind, Rewording
from briefing_app.domain.shape import shape_of
from briefing_app.errors import UserError
from briefing_app.storage.productions import Production
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.letterhead import template_of
from briefing_app.usecases.documents.packs import write
from briefing_app.usecases.documents.recipes import RECIPES
from briefing_app.usecases.documents.recording import fingerprint
from briefing_app.usecases.documents.writing import released, written
from briefing_app.usecases.items.attachments import content_of


def produce_again(store: Store, number: int, path: Path) -> bool:
    """Write a file from what was frozen of it; whether it is the same, byte for byte."""
    known = store.productions.get(number)
    content = _content(store, known)
    document = RECIPES[DocumentKind(known.kind)].compose(content)
    revisions = isinstance(content, AnalysisContent) and content.rewording is Rewording.REVISIONS
    with released(store, path, content.frame.audience, revisions=revisions) as place:
        write(document, place, path.suffix, template_of(store))
        return fingerprint(place) == known.fingerprint


def _content(store: Store, known: Production) -> Content:
    record = store.productions.content(known.number)
    if record is None:
        raise UserError(
            f"« {known.name} » ne peut plus être produit : un élément qui s’y trouvait a été effacé"
            " définitivement. Sa date, son destinataire et son empreinte sont gardés."
        )
    content: Content = shape_of(RECIPES[DocumentKind(known.kind)].content).build(record)
    return content


def attach_sent(store: Store, number: int, path: Path) -> None:
    """Keep the version that was really sent, after her changes in Word."""
    known = store.productions.get(number)
    store.productions.attach(known.number, path.name, content_of(path))


def note_sent(store: Store, paths: Iterable[Path]) -> None:
    """What lies at these places now is what was sent, with what she changed in Word."""
    produced = store.productions.all()
    for path in paths:
        latest = next(each for each in produced if each.name == path.name)
        attach_sent(store, latest.number, path)


def write_sent(store: Store, number: int, path: Path) -> None:
    """Take the version sent out again."""
    known = store.productions.get(number)
    if not known.sent_name:
        raise UserError(f"Aucune version envoyée n’est jointe à « {known.name} ».")
    with written(store, path) as place:
        place.write_bytes(store.productions.sent(number))
