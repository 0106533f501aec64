"""Her own Word template: chosen once, checked then, used by every document from then on."""

from pathlib import Path

from briefing_app.errors import UserError
from briefing_app.exports.files import written_beside
from briefing_app.exports.word.check import check_template
from briefing_app.exports.word.writer import SHIPPED_TEMPLATE
from briefing_app.paths import shipped
from briefing_app.storage import kept_files as letterhead
from briefing_app.storage.kept_files import Letterhead
from briefing_app.storage.store import Store

_LARGEST = 20_000_000


def choose_template(store: Store, path: Path) -> str:
    """Keep a template if it can be used as it is; its name. What it lacks is said in a sentence."""
    try:
        too_large = path.stat().st_size > _LARGEST
        content = b"" if too_large else path.read_bytes()
    except OSError as error:
        raise UserError(
            f"« {path.name} » n’a pas pu être lu ({error.strerror}). Le modèle n’a pas changé."
        ) from error
    if too_large:
        raise UserError(
            f"« {path.name} » dépasse 20 Mo : ce n’est pas un modèle. Allégez ses images."
            " Le modèle n’a pas changé."
        )
    check_template(content, path.name)
    letterhead.keep(store, Letterhead(path.name, content))
    return path.name


def template_name(store: Store) -> str:
    """The name of her template; empty while documents follow the shipped one."""
    chosen = letterhead.read(store)
    return chosen.name if chosen else ""


def template_of(store: Store) -> bytes | None:
    """What documents are written on; nothing where it is the shipped template."""
    chosen = letterhead.read(store)
    return chosen.content if chosen else None


def forget_template(store: Store) -> None:
    letterhead.drop(store)


def copy_shipped_template(path: Path) -> None:
    """The shipped template as a file of hers: the surest beginning of a letterhead."""
    with written_beside(path) as beside:
        beside.write_bytes(shipped(SHIPPED_TEMPLATE).read_bytes())
