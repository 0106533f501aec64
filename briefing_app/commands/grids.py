"""The grids that circulate: sent, answered, reminded of."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.commands import returned
from briefing_app.commands.command import CommandGroup, CommandReply, argument, command
from briefing_app.commands.options import CHOICE, OUT, as_withheld, opened
from briefing_app.domain.choices import Diffusion

if TYPE_CHECKING:
    from briefing_app.usecases.grids.sending import GridRequest

_ROUND = argument("--round", default="", help="clé du tour ; le dernier sinon")


@command(
    "send",
    "écrire une grille, ou une par association",
    argument("--out", type=Path, required=True, help="fichier .xlsx, ou emplacement"),
    *CHOICE,
    argument("--organisation", default="", help="clé de l’association"),
    argument("--plan", default="", help="PLAN/VERSION dont les mesures sont jointes"),
    argument("--open", action="store_true", help="seulement ce qui reste à obtenir"),
    argument("--reply-by", type=date.fromisoformat, help="date de retour attendue"),
    argument("--title", default=""),
)
def send(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids import sending as grids

    with opened(options) as store:
        sent = grids.send(store, _request(options), options.out, date.today())
    content = {
        "files": [
            {"kind": "grille", "path": str(f.path), "organisation": f.organisation, "rows": f.rows}
            for f in sent.files
        ],
        "rows": sent.rows,
        "round": sent.round,
        "without": list(sent.without),
        "left_out": sent.left_out,
        "withheld": as_withheld(sent.withheld),
    }
    lines = [f"Prêt : {f.path} ({f.rows} lignes)" for f in sent.files]
    if sent.left_out:
        lines.append(f"{sent.left_out} lignes ne sont dans aucune de ces grilles")
    return CommandReply(content, "\n".join([*lines, f"{len(sent.withheld)} éléments retenus"]))


def _request(options: Namespace) -> "GridRequest":
    from briefing_app.usecases.grids.sending import GridRequest

    return GridRequest(
        themes=options.themes or (),
        audience=options.audience or Diffusion.COLLECTIF,
        organisation=options.organisation,
        each=not options.organisation and not options.out.suffix,
        plan=options.plan,
        only_open=options.open,
        reply_by=options.reply_by,
        title=options.title,
    )


@command(
    "form",
    "écrire un formulaire de remontée de constats",
    OUT,
    argument("--organisation", default=""),
)
def form(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids.sending import send_form

    with opened(options) as store:
        path = send_form(store, options.out, date.today(), options.organisation)
    files = [{"kind": "formulaire", "path": str(path)}]
    return CommandReply({"files": files, "rows": 0}, f"Prêt : {path}")


@command("rounds", "dire qui a reçu une grille, et qui a répondu")
def rounds(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids import rounds

    with opened(options) as store:
        found = rounds.rounds(store)
    lines = [f"{each.title} : {each.progress}" for each in found]
    content = {"rounds": [each.as_json() for each in found]}
    return CommandReply(content, "\n".join(lines) or "Aucune grille n’a encore été envoyée.")


@command(
    "reminder",
    "écrire le message de relance",
    argument("organisation", nargs="?", default=""),
    _ROUND,
)
def reminder(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids.reminders import reminder as written
    from briefing_app.usecases.grids.rounds import round_of

    with opened(options) as store:
        state = round_of(store, options.round)
        text = written(store, state, options.organisation)
    waiting = [each.organisation for each in state.waiting]
    return CommandReply({"text": text, "waiting": waiting}, text)


@command(
    "answered",
    "noter une réponse reçue sans fichier",
    argument("organisation"),
    _ROUND,
)
def answered(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids.rounds import mark_answered, round_of

    with opened(options) as store:
        state = round_of(store, options.round)
        mark_answered(store, state, options.organisation, date.today())
    return CommandReply({"ok": True}, f"Réponse notée : {state.title}")


GRID = CommandGroup(
    "grid",
    "les grilles de suivi qui circulent",
    (send, form, returned.review, returned.apply, rounds, reminder, answered),
)
