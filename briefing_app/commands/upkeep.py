"""The care of a store: looked through, backed up, restored."""

from argparse import Namespace
from pathlib import Path

from briefing_app.commands.command import CommandReply, argument, command
from briefing_app.commands.options import FILE, opened, store_path


@command("check", "vérifier le fichier")
def check(options: Namespace) -> CommandReply:
    from briefing_app.storage.file import upkeep

    with opened(options) as store:
        health = upkeep.check(store)
    content = {"ok": not health.problems, "counts": health.counts, "problems": health.problems}
    told = "\n".join(health.problems) or "Le fichier est sain."
    return CommandReply(content, told, code=1 if health.problems else 0)


@command("backup", "faire une sauvegarde vérifiée", argument("--out", type=Path))
def backup(options: Namespace) -> CommandReply:
    from briefing_app.usecases.store.safekeeping import back_up_now, back_up_to

    with opened(options) as store:
        made = back_up_to(store, options.out) if options.out else back_up_now(store)
    return CommandReply({"ok": True, "path": str(made.path)}, f"Sauvegarde vérifiée : {made.path}")


@command("restore", "restaurer une sauvegarde", FILE)
def restore(options: Namespace) -> CommandReply:
    from briefing_app.usecases.store import safekeeping

    path = store_path(options)
    kept = safekeeping.restore(path, options.file)
    content = {"ok": True, "path": str(path), "kept": str(kept) if kept else None}
    former = f" L’état précédent est gardé : {kept}" if kept else ""
    return CommandReply(content, f"Restauré : {path}.{former}")
