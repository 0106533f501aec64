"""Lists that leave as tables, and days as a calendar."""

from argparse import Namespace
from datetime import date

from briefing_app.commands.command import CommandReply, argument, command
from briefing_app.commands.options import AUDIENCE, CHOICE, OUT, kind, opened
from briefing_app.domain.choices import Diffusion


@command("csv", "écrire une liste en tableau CSV", argument("kind", type=kind), OUT, *CHOICE)
def csv(options: Namespace) -> CommandReply:
    from briefing_app.storage.queries import with_themes
    from briefing_app.usecases.items.tables import write_list

    audience = options.audience or Diffusion.COLLECTIF
    with opened(options) as store:
        keys = with_themes(store.db, options.kind, options.themes) if options.themes else None
        table = write_list(store, options.kind, options.out, audience, keys)
    content = {"path": str(table.path), "rows": table.rows, "withheld": table.withheld}
    told = f"Prêt : {table.path} ({table.rows} lignes, {table.withheld} éléments retenus)"
    return CommandReply(content, told)


@command("calendar", "écrire un calendrier .ics", OUT, AUDIENCE)
def calendar(options: Namespace) -> CommandReply:
    from briefing_app.usecases.agenda import write_agenda

    audience = options.audience or Diffusion.INTERNE
    with opened(options) as store:
        days = write_agenda(store, options.out, audience, date.today())
    return CommandReply({"path": str(options.out), "days": days}, f"Prêt : {options.out}")
