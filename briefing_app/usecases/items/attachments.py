"""Files joined to an item: the certificate behind a constat, the circular behind an engagement.

They stay in the store and never enter a document.
"""

from datetime import date
from pathlib import Path

from briefing_app.domain.model import Attachment
from briefing_app.domain.text.cleaning import clean
from briefing_app.errors import UserError
from briefing_app.paths import opened_folder
from briefing_app.storage import queries
from briefing_app.storage.kept_files import keep_file, kept_file
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.writing import written
from briefing_app.usecases.items.naming import names
from briefing_app.usecases.store.progress import Step, silent

_LARGEST = 50_000_000
_READ_ONLY = 0o400
_OPENED_FROM_HERE = frozenset(
    ".bmp .csv .doc .docx .eml .gif .heic .ics .jpeg .jpg .m4a .md .mp3 .mp4 .msg .odp .ods .odt"
    " .pdf .png .ppt .pptx .rtf .tif .tiff .txt .vcf .wav .webp .xls .xlsx".split()
)
"""What is read, looked at or listened to: nothing that came by e-mail is started from here."""


def content_of(path: Path) -> bytes:
    """The bytes of a file that is to be kept in the store."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        raise UserError(f"« {path.name} » ne peut pas être lu. Rien n’a été changé.") from error
    if size > _LARGEST:
        raise UserError(f"« {path.name} » dépasse 50 Mo : il n’a pas été joint.")
    if not content:
        raise UserError(f"« {path.name} » est vide : il n’a pas été joint.")
    return content


def attached(store: Store, kind: str, key: str) -> list[Attachment]:
    """The files of an item, in the order they were joined."""
    return store.find(Attachment, queries.files_of(store.db, kind, [key]))


def attach(
    store: Store, kind: str, key: str, paths: list[Path], today: date, step: Step = silent
) -> int:
    """Join files to an item, all or none; how many it did not have yet."""
    held = {each.fingerprint for each in attached(store, kind, key)}
    added = 0
    with store.operation(_label(store, kind, key, paths)):
        for number, path in enumerate(paths):
            step(number, len(paths), path.name)
            content = content_of(path)
            fingerprint = keep_file(store.db, content)
            if fingerprint in held:
                continue
            held.add(fingerprint)
            added += 1
            store.save(
                Attachment(
                    kind=kind,
                    item=key,
                    name=clean(path.name).text.strip(),
                    size=len(content),
                    date=today,
                    fingerprint=fingerprint,
                )
            )
    return added


def _label(store: Store, kind: str, key: str, paths: list[Path]) -> str:
    what = f"« {paths[0].name} »" if len(paths) == 1 else f"{len(paths)} fichiers"
    return clean(f"Joindre {what} à {names(store, kind, [key])[key]}").text


def detach(store: Store, key: str) -> None:
    """Take a file away from its item; undoing brings it back."""
    known = store.get(Attachment, key)
    with store.operation(f"Retirer le fichier joint « {known.name} »"):
        store.delete(Attachment.KIND, [key])


def write_attached(store: Store, key: str, path: Path) -> None:
    """Take a file out again, as it was joined."""
    content = _content(store, store.get(Attachment, key))
    with written(store, path) as place:
        place.write_bytes(content)


def copy_to_look_at(store: Store, key: str) -> Path:
    """A copy that another program can show, and not change; it lasts as long as the window."""
    known = store.get(Attachment, key)
    name = Path(known.name).name
    if Path(name).suffix.lower() not in _OPENED_FROM_HERE:
        raise UserError(
            f"« {known.name} » ne s’ouvre pas d’ici : ce genre de fichier peut agir sur"
            " l’ordinateur. Enregistrez-le d’abord, si vous savez d’où il vient."
        )
    path = opened_folder() / known.fingerprint[:12] / name
    content = _content(store, known)
    if not (path.exists() and path.read_bytes() == content):
        with written(store, path) as place:
            place.write_bytes(content)
    path.chmod(_READ_ONLY)
    return path


def _content(store: Store, known: Attachment) -> bytes:
    content = kept_file(store.db, known.fingerprint)
    if content is None:
        raise UserError(
            f"« {known.name} » est abîmé dans ce fichier, et n’a pas été ouvert. Une sauvegarde"
            " l’a peut-être encore (Fichier, Restaurer une sauvegarde)."
        )
    return content
