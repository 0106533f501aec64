"""The command line: the same use cases as the window, for scripts and tests. Imports no Qt."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app import __version__
from briefing_app.domain.choices import (
    Diffusion,
    DocumentKind,
    Language,
    Order,
    Rewording,
    Typography,
)
from briefing_app.domain.errors import UserError
from briefing_app.domain.shape import SHAPES, kind_of
from briefing_app.domain.wording import KINDS, plural
from briefing_app.paths import default_store, demonstration_store
from briefing_app.storage.connection import sentence_for
from briefing_app.storage.opening import open_or_create, open_store
from briefing_app.storage.store import Store

if TYPE_CHECKING:
    from briefing_app.domain.review import Difference
    from briefing_app.usecases.packs import File
    from briefing_app.usecases.reviewing import Review
    from briefing_app.usecases.selection import Request
    from briefing_app.usecases.view import Withheld

Json = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    # Without a word it is the window, which does not wait for the description of 22 commands.
    words = sys.argv[1:] if arguments is None else arguments
    parser = _parser(commands=bool(words))
    options = parser.parse_args(words)
    try:
        return int(options.run(options))
    except Exception as error:
        said = error if isinstance(error, UserError) else sentence_for(error)
        if said is None:
            raise
        print(said, file=sys.stderr)
        return 1


def _parser(*, commands: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing-app", description="Prépare les dossiers de rencontre. Sans mot : la fenêtre."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--demo", action="store_true", help="ouvrir la démonstration")
    _common(parser)
    parser.set_defaults(run=_window)
    if commands:
        added = parser.add_subparsers(title="commandes", metavar="COMMANDE")
        _add_exchange(added)
        _add_search(added)
        _add_documents(added)
        _add_grids(added)
        _add_lists(added)
        _add_reading(added)
        _add_upkeep(added)
    return parser


def _command(commands: Any, name: str, run: Callable[..., int], help_: str) -> Any:
    command = commands.add_parser(name, help=help_, description=help_)
    _common(command)
    command.set_defaults(run=run)
    return command


def _common(parser: argparse.ArgumentParser) -> None:
    # Accepted before and after the command's name: the later one wins.
    unset = argparse.SUPPRESS
    parser.add_argument("--store", type=Path, default=unset, help="fichier .plaidoyer")
    parser.add_argument("--json", action="store_true", default=unset, help="répondre en JSON")


def _add_exchange(commands: Any) -> None:
    load = _command(commands, "load", _load, "charger un fichier d’échange")
    load.add_argument("file", type=Path)
    dump = _command(commands, "dump", _dump, "écrire tout dans un fichier d’échange")
    dump.add_argument("file", type=Path)


def _add_search(commands: Any) -> None:
    search = _command(commands, "search", _search, "chercher dans tous les textes")
    search.add_argument("words")
    search.add_argument("--kind", type=_kind, action="append")
    for name in ("theme", "state", "institution", "association", "measure"):
        search.add_argument(f"--{name}", action="append")
    search.add_argument("--diffusion", type=Diffusion, choices=list(Diffusion), action="append")
    search.add_argument("--since", type=date.fromisoformat)
    search.add_argument("--until", type=date.fromisoformat)
    search.add_argument("--recent", action="store_true", help="les plus récents d’abord")
    search.add_argument("--limit", type=_whole, default=50)


def _add_documents(commands: Any) -> None:
    document = _command(commands, "document", _document, "produire un document")
    document.add_argument("kind", type=DocumentKind, choices=list(DocumentKind))
    document.add_argument("--meeting", default="")
    document.add_argument("--out", type=Path, required=True)
    _add_choice(document)
    _add_plans(document)
    document.add_argument("--sort", type=Order, choices=list(Order), default=Order.ECHEANCE)
    document.add_argument("--institution", default="")
    document.add_argument("--due-before", type=date.fromisoformat)
    pack = _command(commands, "pack", _pack, "produire tous les documents d’une rencontre")
    pack.add_argument("--meeting", required=True)
    pack.add_argument("--out", type=Path, required=True)
    _add_choice(pack)
    _add_plans(pack)
    pack.add_argument("--kinds", type=_words)
    produced = _command(commands, "produced", _produced, "lister ce qui a été produit, et pour qui")
    produced.add_argument("--meeting", default="")
    again = _command(commands, "produce-again", _produce_again, "produire à nouveau, à l’identique")
    again.add_argument("number", type=_whole)
    again.add_argument("--out", type=Path, required=True)
    sent = _command(commands, "attach", _attach, "joindre la version vraiment envoyée")
    sent.add_argument("number", type=_whole)
    sent.add_argument("file", type=Path)
    demo = _command(commands, "demo", _demo, "créer la démonstration et son dossier")
    demo.add_argument("--out", type=Path)


def _add_reading(commands: Any) -> None:
    read = _command(commands, "read", _read, "dire ce qu’un document contient, sans rien garder")
    read.add_argument("file", type=Path)


def _add_choice(command: Any) -> None:
    command.add_argument("--themes", type=_words)
    command.add_argument("--audience", type=Diffusion, choices=list(Diffusion))


def _add_plans(command: Any) -> None:
    command.add_argument("--language", type=Language, choices=list(Language))
    command.add_argument("--typography", type=Typography, choices=list(Typography))
    command.add_argument("--plan", default="", help="version d’un plan : plan/version")
    command.add_argument("--against", default="", help="version à laquelle la comparer")
    ways = command.add_mutually_exclusive_group()
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


def _add_grids(commands: Any) -> None:
    grid = commands.add_parser("grid", help="les grilles de suivi qui circulent")
    grids = grid.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    send = _command(grids, "send", _grid_send, "écrire une grille, ou une par association")
    send.add_argument("--out", type=Path, required=True, help="fichier .xlsx, ou emplacement")
    _add_choice(send)
    send.add_argument("--organisation", default="", help="clé de l’association")
    send.add_argument("--plan", default="", help="PLAN/VERSION dont les mesures sont jointes")
    send.add_argument("--open", action="store_true", help="seulement ce qui reste à obtenir")
    send.add_argument("--reply-by", type=date.fromisoformat, help="date de retour attendue")
    send.add_argument("--title", default="")
    form = _command(grids, "form", _grid_form, "écrire un formulaire de remontée de constats")
    form.add_argument("--out", type=Path, required=True)
    form.add_argument("--organisation", default="")
    for name, run, help_ in (
        ("review", _grid_review, "dire ce que des grilles reçues changent"),
        ("apply", _grid_apply, "reprendre ce qui ne demande pas de décision"),
    ):
        command = _command(grids, name, run, help_)
        command.add_argument("files", type=Path, nargs="+")
        command.add_argument("--organisation", default="", help="qui les renvoie")
    _command(grids, "rounds", _grid_rounds, "dire qui a reçu une grille, et qui a répondu")
    for name, run, help_ in (
        ("reminder", _grid_reminder, "écrire le message de relance"),
        ("answered", _grid_answered, "noter une réponse reçue sans fichier"),
    ):
        command = _command(grids, name, run, help_)
        command.add_argument("organisation", nargs="?" if name == "reminder" else None, default="")
        command.add_argument("--round", default="", help="clé du tour ; le dernier sinon")


def _add_lists(commands: Any) -> None:
    table = _command(commands, "csv", _csv, "écrire une liste en tableau CSV")
    table.add_argument("kind", type=_kind)
    table.add_argument("--out", type=Path, required=True)
    _add_choice(table)
    calendar = _command(commands, "calendar", _calendar, "écrire un calendrier .ics")
    calendar.add_argument("--out", type=Path, required=True)
    calendar.add_argument("--audience", type=Diffusion, choices=list(Diffusion))


def _add_upkeep(commands: Any) -> None:
    _command(commands, "check", _check, "vérifier le fichier")
    backup = _command(commands, "backup", _backup, "faire une sauvegarde vérifiée")
    backup.add_argument("--out", type=Path)
    restore = _command(commands, "restore", _restore, "restaurer une sauvegarde")
    restore.add_argument("file", type=Path)


def _window(options: argparse.Namespace) -> int:
    from briefing_app.app import run

    return run(getattr(options, "store", None), demonstration=options.demo)


def _load(options: argparse.Namespace) -> int:
    from briefing_app.usecases.exchange import load_file

    with _opened(options, create=True) as store:
        report = load_file(store, options.file)
    if report.cleaned:
        print(f"{report.cleaned} textes nettoyés de leurs caractères parasites.", file=sys.stderr)
    counts = {name: getattr(report, name) for name in ("created", "changed", "unchanged")}
    _answer(
        options,
        counts,
        f"{report.created} créés, {report.changed} modifiés, {report.unchanged} inchangés.",
    )
    return 0


def _dump(options: argparse.Namespace) -> int:
    from briefing_app.usecases.exchange import dump_file

    with _opened(options) as store:
        dump_file(store, options.file)
    _answer(options, {"path": str(options.file)}, f"Écrit : {options.file}")
    return 0


def _search(options: argparse.Namespace) -> int:
    from briefing_app.storage.filters import Filter
    from briefing_app.usecases.finding import search

    with _opened(options) as store:
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
        total, hits = search(store, wanted, recent=options.recent, limit=options.limit)
    found = [hit._asdict() for hit in hits]
    lines = [f"{hit.ref or hit.key}  {hit.title}" for hit in hits]
    _answer(options, {"total": total, "hits": found}, "\n".join([f"{total} trouvés", *lines]))
    return 0


def _document(options: argparse.Namespace) -> int:
    from briefing_app.usecases.documents import kept_inside
    from briefing_app.usecases.packs import produce

    with _opened(options) as store:
        asked = _request(store, options)
        request = replace(
            asked if options.audience else kept_inside(options.kind, asked),
            institution=options.institution,
            due_before=options.due_before,
            order=options.sort,
        )
        withheld = produce(store, options.kind, request, options.out, date.today())
    answer = {"path": str(options.out), "withheld": _withheld(withheld)}
    _answer(options, answer, f"Prêt : {options.out} ({len(withheld)} éléments retenus)")
    return 0


def _request(store: Store, options: argparse.Namespace) -> "Request":
    from briefing_app.usecases.packs import request_for

    known = request_for(store, options.meeting, options.themes, options.audience)
    return replace(
        known,
        plan=options.plan,
        against=options.against,
        rewording=options.rewording,
        language=options.language or known.language,
        typography=options.typography or known.typography,
    )


def _pack(options: argparse.Namespace) -> int:
    from briefing_app.usecases.packs import produce_pack

    with _opened(options) as store:
        request = _request(store, options)
        pack = produce_pack(store, request, options.out, date.today(), kinds=options.kinds)
    answer = {"files": _files(pack.files), "withheld": _withheld(pack.withheld)}
    lines = [f"Prêt : {file.path}" for file in pack.files]
    _answer(options, answer, "\n".join([*lines, f"{len(pack.withheld)} éléments retenus"]))
    return 0


def _produced(options: argparse.Namespace) -> int:
    with _opened(options) as store:
        found = store.productions.all(options.meeting)
    rows = [each._asdict() | {"produced": f"{each.produced}", "at": f"{each.at}"} for each in found]
    lines = [f"{p.number}  {p.produced}  {p.name}  {p.recipient}" for p in found]
    _answer(options, {"files": rows}, "\n".join(lines) or "Rien n’a encore été produit.")
    return 0


def _produce_again(options: argparse.Namespace) -> int:
    from briefing_app.usecases.productions import produce_again

    with _opened(options) as store:
        same = produce_again(store, options.number, options.out)
    told = (
        "identique"
        if same
        else "le modèle ou le programme a changé depuis : le contenu est le même"
    )
    _answer(
        options, {"path": str(options.out), "identical": same}, f"Prêt : {options.out} ({told})"
    )
    return 0


def _attach(options: argparse.Namespace) -> int:
    from briefing_app.usecases.productions import attach_sent

    with _opened(options) as store:
        attach_sent(store, options.number, options.file)
    _answer(options, {"number": options.number}, f"Version envoyée jointe : {options.file.name}")
    return 0


def _demo(options: argparse.Namespace) -> int:
    from briefing_app.usecases.demonstration import make_demonstration

    store = getattr(options, "store", None) or demonstration_store()
    pack = make_demonstration(store, options.out or Path("demo-dossier"), date.today())
    lines = [f"Démonstration : {store}", *(f"Prêt : {file.path}" for file in pack.files)]
    _answer(options, {"store": str(store), "files": _files(pack.files)}, "\n".join(lines))
    return 0


def _grid_send(options: argparse.Namespace) -> int:
    from briefing_app.usecases.grids import GridRequest, send

    request = GridRequest(
        themes=options.themes or (),
        audience=options.audience or Diffusion.COLLECTIF,
        organisation=options.organisation,
        each=not options.organisation and not options.out.suffix,
        plan=options.plan,
        only_open=options.open,
        reply_by=options.reply_by,
        title=options.title,
    )
    with _opened(options) as store:
        sent = send(store, request, options.out, date.today())
    files = [
        {"kind": "grille", "path": str(f.path), "organisation": f.organisation, "rows": f.rows}
        for f in sent.files
    ]
    answer = {
        "files": files,
        "rows": sent.rows,
        "round": sent.round,
        "without": list(sent.without),
        "withheld": _withheld(sent.withheld),
    }
    lines = [f"Prêt : {f.path} ({f.rows} lignes)" for f in sent.files]
    _answer(options, answer, "\n".join([*lines, f"{len(sent.withheld)} éléments retenus"]))
    return 0


def _grid_form(options: argparse.Namespace) -> int:
    from briefing_app.usecases.grids import send_form

    with _opened(options) as store:
        path = send_form(store, options.out, date.today(), options.organisation)
    files = [{"kind": "formulaire", "path": str(path)}]
    _answer(options, {"files": files, "rows": 0}, f"Prêt : {path}")
    return 0


def _grid_review(options: argparse.Namespace) -> int:
    from briefing_app.usecases.reviewing import review

    with _opened(options) as store:
        found = review(store, options.files, date.today(), options.organisation)
    _answer(options, _review_json(found), _review_text(found))
    return 0


def _grid_apply(options: argparse.Namespace) -> int:
    from briefing_app.usecases.applying import apply
    from briefing_app.usecases.reviewing import review

    today = date.today()
    with _opened(options) as store:
        found = review(store, options.files, today, options.organisation)
        done = apply(store, found, today)
    left = len(found.changes) + len(found.new) - done.changed - done.created
    answer = _review_json(found) | {"applied": done.changed, "created": done.created}
    sentence = (
        f"{done.changed} changements et {done.created} lignes nouvelles enregistrés ; {left} à"
        f" décider, {len(found.set_aside)} mis de côté."
    )
    _answer(options, answer, sentence)
    return 0


def _grid_rounds(options: argparse.Namespace) -> int:
    from briefing_app.usecases.rounds import rounds

    with _opened(options) as store:
        found = rounds(store)
    answer = {"rounds": [each.as_json() for each in found]}
    lines = [f"{each.title} : {each.answered} réponses sur {len(each.asked)}" for each in found]
    _answer(options, answer, "\n".join(lines) or "Aucune grille n’a encore été envoyée.")
    return 0


def _grid_reminder(options: argparse.Namespace) -> int:
    from briefing_app.usecases.reminding import reminder
    from briefing_app.usecases.rounds import round_of

    with _opened(options) as store:
        state = round_of(store, options.round)
        text = reminder(store, state, options.organisation)
    waiting = [each.organisation for each in state.waiting]
    _answer(options, {"text": text, "waiting": waiting}, text)
    return 0


def _grid_answered(options: argparse.Namespace) -> int:
    from briefing_app.usecases.rounds import mark_answered, round_of

    with _opened(options) as store:
        state = round_of(store, options.round)
        mark_answered(store, state, options.organisation, date.today())
    _answer(options, {"ok": True}, f"Réponse notée : {state.title}")
    return 0


def _csv(options: argparse.Namespace) -> int:
    from briefing_app.storage.queries import with_themes
    from briefing_app.usecases.tables import write_list

    audience = options.audience or Diffusion.COLLECTIF
    with _opened(options) as store:
        keys = with_themes(store.db, options.kind, options.themes) if options.themes else None
        table = write_list(store, options.kind, options.out, audience, keys)
    answer = {"path": str(table.path), "rows": table.rows, "withheld": table.withheld}
    sentence = f"Prêt : {table.path} ({table.rows} lignes, {table.withheld} éléments retenus)"
    _answer(options, answer, sentence)
    return 0


def _calendar(options: argparse.Namespace) -> int:
    from briefing_app.usecases.agenda import write_agenda

    with _opened(options) as store:
        audience = options.audience or Diffusion.INTERNE
        days = write_agenda(store, options.out, audience, date.today())
    _answer(options, {"path": str(options.out), "days": days}, f"Prêt : {options.out}")
    return 0


def _read(options: argparse.Namespace) -> int:
    from briefing_app.usecases.reading import as_json, read_document, summary

    found = read_document(options.file, date.today())
    _answer(options, as_json(found), summary(found))
    return 0


def _check(options: argparse.Namespace) -> int:
    from briefing_app.storage.upkeep import check

    with _opened(options) as store:
        health = check(store)
    answer = {"ok": not health.problems, "counts": health.counts, "problems": health.problems}
    _answer(options, answer, "\n".join(health.problems) or "Le fichier est sain.")
    return 1 if health.problems else 0


def _backup(options: argparse.Namespace) -> int:
    from briefing_app.usecases.safekeeping import back_up_now, back_up_to

    with _opened(options) as store:
        made = back_up_to(store, options.out) if options.out else back_up_now(store)
    _answer(options, {"ok": True, "path": str(made.path)}, f"Sauvegarde vérifiée : {made.path}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from briefing_app.usecases.safekeeping import restore

    path = _store_path(options)
    kept = restore(path, options.file)
    answer = {"ok": True, "path": str(path), "kept": str(kept) if kept else None}
    former = f" L’état précédent est gardé : {kept}" if kept else ""
    _answer(options, answer, f"Restauré : {path}.{former}")
    return 0


def _review_json(found: "Review") -> Json:
    return {
        "changes": [_change_json(each) for each in found.changes],
        "new": [
            {
                "kind": kind_of(each.kind).NOUN,
                "file": each.document,
                "organisation": each.organisation,
                "row": each.row,
                "values": dict(each.values),
                "resembles": [{"ref": ref, "title": title} for ref, title in each.resembles],
            }
            for each in found.new
        ],
        "set_aside": [
            {"file": a.document, "sheet": a.sheet, "row": a.row, "reason": a.reason}
            for a in found.set_aside
        ],
    }


def _change_json(each: "Difference") -> Json:
    return {
        "kind": kind_of(each.item.kind).NOUN,
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


def _review_text(found: "Review") -> str:
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
    return "\n".join([head, *lines])


def _store_path(options: argparse.Namespace) -> Path:
    return getattr(options, "store", None) or default_store()


def _opened(options: argparse.Namespace, *, create: bool = False) -> AbstractContextManager[Store]:
    path = _store_path(options)
    return closing(open_or_create(path) if create else open_store(path))


def _answer(options: argparse.Namespace, answer: Json, sentence: str) -> None:
    as_json = getattr(options, "json", False)
    print(json.dumps(answer, ensure_ascii=False) if as_json else sentence)


def _withheld(withheld: "Iterable[Withheld]") -> list[Json]:
    return [{"kind": each.kind, "key": each.key, "reason": each.reason} for each in withheld]


def _files(files: "Iterable[File]") -> list[Json]:
    return [{"kind": file.kind, "path": str(file.path)} for file in files]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _kind(word: str) -> str:
    """A kind by any of its names: constat, constats, recommandation, recommendations..."""
    for kind in SHAPES:
        if word in (kind, kind.removesuffix("s"), KINDS[kind], plural(kind)):
            return kind
    known = ", ".join(KINDS.values())
    raise argparse.ArgumentTypeError(f"« {word} » n’est pas dans : {known}")
