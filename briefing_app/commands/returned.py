"""The grids that come back: what they change, and taking over what needs no decision."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.commands.command import CommandReply, Json, argument, command
from briefing_app.commands.options import code, opened
from briefing_app.errors import UserError

if TYPE_CHECKING:
    from briefing_app.domain.grids.review import Difference, NewRow
    from briefing_app.usecases.grids.review import GridReview

_RECEIVED = (
    argument("files", type=Path, nargs="+"),
    argument("--organisation", default="", help="qui les renvoie"),
)


@command("review", "dire ce que des grilles reçues changent", *_RECEIVED)
def review(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids import review as reviewing

    with opened(options) as store:
        found = _some_read(
            reviewing.review(store, options.files, date.today(), options.organisation)
        )
    return CommandReply(_content(found), _summary(found))


@command("apply", "reprendre ce qui ne demande pas de décision", *_RECEIVED)
def apply(options: Namespace) -> CommandReply:
    from briefing_app.usecases.grids import accepted as applying
    from briefing_app.usecases.grids import review as reviewing

    today = date.today()
    with opened(options) as store:
        found = _some_read(reviewing.review(store, options.files, today, options.organisation))
        done = applying.apply(store, found, today)
    left = len(found.changes) + len(found.new) - done.changed - done.created
    sentence = (
        f"{done.changed} changements et {done.created} lignes nouvelles enregistrés ; {left} à"
        f" décider, {len(found.set_aside)} mis de côté."
    )
    counts = {"applied": done.changed, "created": done.created}
    return CommandReply(_content(found) | counts, "\n".join([sentence, *_unread(found)]))


def _some_read(found: "GridReview") -> "GridReview":
    if not found.files:
        raise UserError("\n".join(_unread(found)))
    return found


def _unread(found: "GridReview") -> list[str]:
    return [f"{each.document}, non lu : {each.reason}" for each in found.unread]


def _content(found: "GridReview") -> Json:
    unread = [{"file": each.document, "reason": each.reason} for each in found.unread]
    return {
        "changes": [_change(each) for each in found.changes],
        "new": [_new(each) for each in found.new],
        "set_aside": [
            {"file": a.document, "sheet": a.sheet, "row": a.row, "reason": a.reason}
            for a in found.set_aside
        ],
        **({"unread": unread} if unread else {}),
    }


def _change(each: "Difference") -> Json:
    return {
        "kind": code(each.item.kind),
        "key": each.item.key,
        "ref": each.ref,
        "column": each.column,
        "header": each.definition.header,
        "sent": each.sent,
        "here": each.here,
        "received": each.received,
        "written": each.written or each.received,
        "conflict": each.conflict,
        "settled": each.settled,
        "date": each.date,
        "file": each.document,
        "row": each.row,
        "organisation": each.organisation,
    }


def _new(each: "NewRow") -> Json:
    return {
        "kind": code(each.kind),
        "file": each.document,
        "organisation": each.organisation,
        "row": each.row,
        "values": dict(each.values),
        "resembles": [{"ref": ref, "title": title} for ref, title in each.resembles],
    }


def _summary(found: "GridReview") -> str:
    conflicts = sum(each.conflict for each in found.changes)
    lines = [
        f"{each.ref or each.item.key}  {each.definition.header} : « {each.here} » → "
        f"« {each.received} »{' [conflit]' if each.conflict else ''}"
        for each in found.changes
    ]
    lines += [f"nouveau  {each.values['text']}" for each in found.new]
    lines += [
        f"{a.sheet}{f', ligne {a.row}' if a.row else ''} : {a.reason}" for a in found.set_aside
    ]
    head = (
        f"{len(found.changes)} changements, dont {conflicts} en conflit ; {len(found.new)} lignes"
        f" nouvelles ; {len(found.set_aside)} mises de côté"
    )
    return "\n".join([head, *_unread(found), *lines])
