"""Stores that real users end up with sooner or later: nearly empty, overfull, or oddly written."""

import json
from typing import Any

from briefing_app.domain.shape import SHAPES, Sort
from briefing_app.usecases.store.demonstration import MEETING

Json = dict[str, Any]

LONG_WORD = "anticonstitutionnellement" * 3 + "abcde"
LONG_TITLE = (
    "Des délais qui s’allongent d’un mois sur l’autre et d’une préfecture à l’autre " * 4
)[:300]
RARE = "Ŵıłhełm Đặng Ÿvain Nguyễn, œuvre, Cœur-Ĳssel, ‘þórr’, ẞ, façade, Ελλάδα, Україна, n°\u202f5"
ENDLESS = "Le délai annoncé n’est pas tenu et personne ne répond au courrier de relance. " * 90
"""A row of a table that no page can hold."""
_TITLES = {"title", "heading", "label", "name"}
_KEPT = {"key", "ref", "number", "verdict"}
_TEXTS = (f"Le mot {LONG_WORD} déborde.", f"{RARE}.", ENDLESS)


def bare(exchange: bytes) -> bytes:
    """One meeting and one theme; nothing was written, nobody is expected."""
    whole = json.loads(exchange)
    theme = whole["themes"][0]
    return _file(
        whole,
        themes=[theme],
        organisations=[{"key": "mi", "name": "Ministère de l’Intérieur", "kind": "institution"}],
        plans=whole["plans"][:1],
        meetings=[{"key": MEETING, "title": "Rencontre", "institutions": ["mi"]}],
        dossiers=[{"key": "d", "title": "Dossier", "meeting": MEETING, "themes": [theme["key"]]}],
    )


def single(exchange: bytes) -> bytes:
    """One item of each kind, on one theme."""
    whole = json.loads(bare(exchange))
    theme, open_ = [whole["themes"][0]["key"]], "transmissible"
    common = {"key": "x", "themes": theme, "diffusion": open_}
    return _file(
        whole,
        **{name: whole[name] for name in whole if name != "format"},
        constats=[{"text": "Aucun récépissé n’est remis.", **common}],
        recommendations=[{"text": "Remettre un récépissé.", **common}],
        commitments=[{"text": "Écrire aux préfets.", "institution": "mi", **common}],
    )


def crowded(exchange: bytes, count: int = 400) -> bytes:
    """Hundreds of items on one theme, all of which may leave."""
    whole = json.loads(single(exchange))
    for kind in ("constats", "recommendations", "commitments"):
        first = whole[kind][0]
        whole[kind] = [
            first | {"key": f"x{n}", "text": f"{first['text']} Cas n° {n}, suivi depuis mai."}
            for n in range(count)
        ]
    return json.dumps(whole).encode()


def stretched(exchange: bytes) -> bytes:
    """The demonstration, with some of its texts too long, too wide or in rare letters."""
    whole = json.loads(exchange)
    for kind in SHAPES.keys() & whole.keys():
        for index, record in enumerate(whole[kind][:3]):
            _stretch(SHAPES[kind], record, index)
    return json.dumps(whole).encode()


def _stretch(shape: Any, record: Json, index: int) -> None:
    for slot in shape.slots:
        value = record.get(slot.name)
        if not value or slot.name in _KEPT or slot.pattern:
            continue
        if slot.shape:
            for each in (value if slot.many else [value])[:3]:
                _stretch(slot.shape, each, index)
        elif slot.sort is Sort.TEXT and not slot.many:
            record[slot.name] = LONG_TITLE if slot.name in _TITLES else _TEXTS[index]


def _file(whole: Json, **lists: Any) -> bytes:
    return json.dumps({"format": whole["format"], **lists}).encode()


EXTREMES = {"bare": bare, "single": single, "crowded": crowded, "stretched": stretched}
