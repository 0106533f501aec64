"""Searching all the texts."""

from argparse import Namespace
from datetime import date

from briefing_app.commands.command import CommandReply, argument, command
from briefing_app.commands.options import code, kind, opened, whole
from briefing_app.domain.choices import Diffusion


@command(
    "search",
    "chercher dans tous les textes",
    argument("words"),
    argument("--kind", type=kind, action="append"),
    *(
        argument(f"--{name}", action="append")
        for name in ("theme", "state", "institution", "association", "measure")
    ),
    argument("--diffusion", type=Diffusion, choices=list(Diffusion), action="append"),
    argument("--since", type=date.fromisoformat),
    argument("--until", type=date.fromisoformat),
    argument("--recent", action="store_true", help="les plus récents d’abord"),
    argument("--limit", type=whole, default=50),
)
def search(options: Namespace) -> CommandReply:
    from briefing_app.storage.filters import Filter
    from briefing_app.usecases.items import finding

    wanted = Filter(
        words=options.words,
        kinds=tuple(options.kind or ()),
        themes=tuple(options.theme or ()),
        states=tuple(options.state or ()),
        institutions=tuple(options.institution or ()),
        associations=tuple(options.association or ()),
        measures=tuple(options.measure or ()),
        diffusions=tuple(options.diffusion or ()),
        since=options.since,
        until=options.until,
    )
    with opened(options) as store:
        total, hits = finding.search(store, wanted, recent=options.recent, limit=options.limit)
    lines = [f"{hit.ref or hit.key}  {hit.title}" for hit in hits]
    content = {"total": total, "hits": [hit._asdict() | {"kind": code(hit.kind)} for hit in hits]}
    return CommandReply(content, "\n".join([f"{total} trouvés", *lines]))
