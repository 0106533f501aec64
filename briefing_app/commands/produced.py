"""What was produced, for whom: listed, made again, joined by the version really sent."""

from argparse import Namespace

from briefing_app.commands.command import CommandReply, argument, command
from briefing_app.commands.options import FILE, OUT, opened, whole

_NUMBER = argument("number", type=whole)


@command(
    "produced",
    "lister ce qui a été produit, et pour qui",
    argument("--meeting", default=""),
)
def produced(options: Namespace) -> CommandReply:
    with opened(options) as store:
        found = store.productions.all(options.meeting)
    rows = [each._asdict() | {"produced": f"{each.produced}", "at": f"{each.at}"} for each in found]
    lines = [f"{p.number}  {p.produced}  {p.name}  {p.recipient}" for p in found]
    return CommandReply({"files": rows}, "\n".join(lines) or "Rien n’a encore été produit.")


@command("produce-again", "produire à nouveau, à l’identique", _NUMBER, OUT)
def produce_again(options: Namespace) -> CommandReply:
    from briefing_app.usecases.documents import productions

    with opened(options) as store:
        same = productions.produce_again(store, options.number, options.out)
    changed = "le modèle ou le programme a changé depuis : le contenu est le même"
    sentence = f"Prêt : {options.out} ({'identique' if same else changed})"
    return CommandReply({"path": str(options.out), "identical": same}, sentence)


@command("attach", "joindre la version vraiment envoyée", _NUMBER, FILE)
def attach(options: Namespace) -> CommandReply:
    from briefing_app.usecases.documents.productions import attach_sent

    with opened(options) as store:
        attach_sent(store, options.number, options.file)
    return CommandReply({"number": options.number}, f"Version envoyée jointe : {options.file.name}")
