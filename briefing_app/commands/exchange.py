"""Everything in one open file, and back."""

from argparse import Namespace

from briefing_app.commands.command import CommandReply, command
from briefing_app.commands.options import FILE, opened, store_path


@command("load", "charger un fichier d’échange", FILE)
def load(options: Namespace) -> CommandReply:
    from briefing_app.usecases.store.exchange import load_into

    report = load_into(store_path(options), options.file)
    counts = {name: getattr(report, name) for name in ("created", "changed", "unchanged")}
    told = f"{report.created} créés, {report.changed} modifiés, {report.unchanged} inchangés."
    cleaned = f"{report.cleaned} textes nettoyés de leurs caractères parasites."
    return CommandReply(counts, told, aside=cleaned if report.cleaned else "")


@command("dump", "écrire tout dans un fichier d’échange", FILE)
def dump(options: Namespace) -> CommandReply:
    from briefing_app.usecases.store.exchange import dump_file

    with opened(options) as store:
        dump_file(store, options.file)
    return CommandReply({"path": str(options.file)}, f"Écrit : {options.file}")
