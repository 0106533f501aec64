"""Producing documents: one, all those of a meeting, and the demonstration's."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.commands.command import CommandReply, argument, command
from briefing_app.commands.options import (
    CHOICE,
    OUT,
    SPEECH,
    as_files,
    as_withheld,
    opened,
    words,
)
from briefing_app.domain.choices import DocumentKind, Order
from briefing_app.paths import demonstration_store

if TYPE_CHECKING:
    from briefing_app.storage.store import Store
    from briefing_app.usecases.documents.selection import Request


@command(
    "document",
    "produire un document",
    argument("kind", type=DocumentKind, choices=list(DocumentKind)),
    argument("--meeting", default=""),
    OUT,
    *CHOICE,
    *SPEECH,
    argument("--sort", type=Order, choices=list(Order), default=Order.ECHEANCE),
    argument("--institution", default=""),
    argument("--due-before", type=date.fromisoformat),
)
def document(options: Namespace) -> CommandReply:
    from briefing_app.usecases.documents.packs import produce
    from briefing_app.usecases.documents.recipes import kept_inside

    with opened(options) as store:
        asked = _request(store, options)
        request = replace(
            asked if options.audience else kept_inside(options.kind, asked),
            institution=options.institution,
            due_before=options.due_before,
            order=options.sort,
        )
        withheld = produce(store, options.kind, request, options.out, date.today())
    content = {"path": str(options.out), "withheld": as_withheld(withheld)}
    return CommandReply(content, f"Prêt : {options.out} ({len(withheld)} éléments retenus)")


@command(
    "pack",
    "produire tous les documents d’une rencontre",
    argument("--meeting", required=True),
    OUT,
    *CHOICE,
    *SPEECH,
    argument("--kinds", type=words),
)
def pack(options: Namespace) -> CommandReply:
    from briefing_app.usecases.documents.packs import produce_pack

    with opened(options) as store:
        request = _request(store, options)
        made = produce_pack(store, request, options.out, date.today(), kinds=options.kinds)
    content = {"files": as_files(made.files), "withheld": as_withheld(made.withheld)}
    lines = [f"Prêt : {file.path}" for file in made.files]
    return CommandReply(content, "\n".join([*lines, f"{len(made.withheld)} éléments retenus"]))


def _request(store: "Store", options: Namespace) -> "Request":
    from briefing_app.usecases.documents.packs import request_for

    known = request_for(store, options.meeting, options.themes, options.audience)
    return replace(
        known,
        plan=options.plan,
        against=options.against,
        rewording=options.rewording,
        language=options.language or known.language,
        typography=options.typography or known.typography,
    )


@command(
    "demo",
    "créer la démonstration et son dossier",
    argument("--out", type=Path),
)
def demo(options: Namespace) -> CommandReply:
    from briefing_app.usecases.store.demonstration import make_demonstration

    store = getattr(options, "store", None) or demonstration_store()
    made = make_demonstration(store, options.out or Path("demo-dossier"), date.today())
    lines = [f"Démonstration : {store}", *(f"Prêt : {file.path}" for file in made.files)]
    return CommandReply({"store": str(store), "files": as_files(made.files)}, "\n".join(lines))
