"""New lines of a grid or a form become items: internal, and saying where they come from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefing_app.domain.choices import CommitmentStatus, Validation
from briefing_app.domain.grids.review import NewRow
from briefing_app.domain.grids.sheet import Names
from briefing_app.domain.model import Commitment, Constat, Recommendation, Source

_NEW = CommitmentStatus.A_SUIVRE


def created(row: NewRow, names: Names) -> Constat | Recommendation | Commitment:
    """The item that a new line asks for."""
    common: dict[str, Any] = {
        "text": row.values["text"],
        "themes": _keys(row.values.get("themes", ""), names.themes),
        "source": Source(document=row.document, passage=f"ligne {row.row}"),
    }
    who = (row.organisation,) if row.organisation else ()
    if row.kind == Constat.KIND:
        return _constat(row.values, common, who)
    if row.kind == Recommendation.KIND:
        note = _note(row.values, ("text", "themes"), names)
        return Recommendation(
            **common, organisations=who, validation=Validation.PROPOSEE, note=note
        )
    return _commitment(row.values, common, who, names)


def _constat(told: Mapping[str, str], common: dict[str, Any], who: tuple[str, ...]) -> Constat:
    return Constat(
        **common,
        organisations=who,
        cite_sources=told.get("cite_sources") == "oui",
        territory=told.get("territory", ""),
        period=told.get("period", ""),
        evidence=told.get("evidence", ""),
        validation=Validation.PROPOSEE,
    )


def _commitment(
    told: Mapping[str, str], common: dict[str, Any], who: tuple[str, ...], names: Names
) -> Commitment:
    due = told.get("due")
    return Commitment(
        **common,
        institution=next(iter(_keys(told.get("institution", ""), names.organisations)), None),
        due=date.fromisoformat(due) if due else None,
        due_text=told.get("promised", ""),
        status=CommitmentStatus.labelled(told["status"]) if "status" in told else _NEW,
        owners=who,
        note=_note(told, ("text", "themes", "institution", "due", "promised", "status"), names),
    )


def _keys(listed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of names that are told in a list; others are left to her."""
    known = _known(names)
    return tuple(known[part] for part in map(str.casefold, _parts(listed)) if part in known)


def _known(names: Mapping[str, str]) -> dict[str, str]:
    """What each name means; one that two share means neither."""
    shared = Counter(name.casefold() for name in names.values())
    return {n.casefold(): key for key, n in names.items() if shared[n.casefold()] == 1}


def _parts(listed: str) -> list[str]:
    return [part.strip() for part in listed.split(",") if part.strip()]


def _note(told: Mapping[str, str], used: Sequence[str], names: Names) -> str:
    """What has no place of its own, and the names that are not known here, as they were written."""
    lists = (("themes", "Thème", names.themes), ("institution", "Institution", names.organisations))
    unknown = [
        f"{word} : {part}"
        for key, word, known in lists
        if key in used
        for part in _parts(told.get(key, ""))
        if part.casefold() not in _known(known)
    ]
    rest = [value for key, value in told.items() if key not in used]
    return "\n\n".join([*unknown, *rest])
