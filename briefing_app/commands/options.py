"""What several commands share: the store they work on, arguments, and how a word is read."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.commands.command import Json, argument
from briefing_app.domain.choices import Diffusion, Language, Rewording, Typography
from briefing_app.paths import default_store

if TYPE_CHECKING:
    from briefing_app.storage.store import Store
    from briefing_app.usecases.documents.packs import File
    from briefing_app.usecases.documents.view import Withheld


def store_path(options: Namespace) -> Path:
    return getattr(options, "store", None) or default_store()


def opened(options: Namespace) -> "AbstractContextManager[Store]":
    from briefing_app.storage.file.opening import open_store

    return closing(open_store(store_path(options)))


def words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def kind(word: str) -> str:
    """A kind by any of its names: constat, constats, recommandation, recommendations..."""
    from briefing_app.domain.shape import SHAPES
    from briefing_app.domain.wording import noun

    for kind in SHAPES:
        if word in (kind, kind.removesuffix("s"), noun(kind).singular, noun(kind).plural):
            return kind
    known = ", ".join(noun(kind).singular for kind in SHAPES)
    raise ArgumentTypeError(f"« {word} » n’est pas dans : {known}")


def _rewording(parser: ArgumentParser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--rewording",
        type=Rewording,
        choices=list(Rewording),
        default=Rewording.SIGNALEE,
        help="comment les reformulations sont montrées",
    )
    ways.add_argument(
        "--revisions",
        dest="rewording",
        action="store_const",
        const=Rewording.REVISIONS,
        help="les mêmes, en révisions à accepter dans Word",
    )


FILE = argument("file", type=Path)
OUT = argument("--out", type=Path, required=True)
AUDIENCE = argument("--audience", type=Diffusion, choices=list(Diffusion))
CHOICE = (argument("--themes", type=words), AUDIENCE)
SPEECH = (
    argument("--language", type=Language, choices=list(Language)),
    argument("--typography", type=Typography, choices=list(Typography)),
    argument("--plan", default="", help="version d’un plan : plan/version"),
    argument("--against", default="", help="version à laquelle la comparer"),
    _rewording,
)


def as_files(files: "Iterable[File]") -> list[Json]:
    return [{"kind": file.kind, "path": str(file.path)} for file in files]


def code(kind: str) -> str:
    """What scripts call a kind: « constat », « theme »."""
    from briefing_app.domain.text.text import fold
    from briefing_app.domain.wording import noun

    return fold(noun(kind).singular)


def as_withheld(withheld: "Iterable[Withheld]") -> list[Json]:
    return [{"kind": code(each.kind), "key": each.key, "reason": each.reason} for each in withheld]
