"""New lines of a grid or a form become items: internal, and saying where they come from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefing_app.domain.choices import CommitmentStatus, Validation
from briefing_app.domain.grid import Names
from briefing_app.domain.model import Commitment, Constat, Recommendation, Source
from briefing_app.domain.review import NewRow

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
        note = _rest(row.values, ("text", "themes"))
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
        note=_rest(told, ("text", "themes", "institution", "due", "promised", "status")),
    )


def _keys(listed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of names that are told in a list; others are left to her."""
    known = {name.casefold(): key for key, name in names.items()}
    parts = (part.strip().casefold() for part in listed.split(","))
    return tuple(known[part] for part in parts if part in known)


def _rest(told: Mapping[str, str], used: Sequence[str]) -> str:
    return "\n\n".join(value for key, value in told.items() if key not in used)
