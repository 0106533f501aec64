"""New lines of a grid or a form become items: internal, and saying where they come from."""

from collections.abc import Mapping, Sequence
from datetime import date

from briefing_app.domain.choices import CommitmentStatus, Validation
from briefing_app.domain.grid import Names
from briefing_app.domain.model import Commitment, Constat, Recommendation, Source
from briefing_app.domain.review import NewRow

_NEW = CommitmentStatus.A_SUIVRE


def created(row: NewRow, names: Names) -> Constat | Recommendation | Commitment:
    """The item that a new line asks for."""
    told = row.values
    source = Source(document=row.document, passage=f"ligne {row.row}")
    text = told["text"]
    if row.kind == Constat.KIND:
        return Constat(
            text=text,
            themes=_keys(told.get("themes", ""), names.themes),
            organisations=(row.organisation,) if row.organisation else (),
            cite_sources=told.get("cite_sources") == "oui",
            territory=told.get("territory", ""),
            period=told.get("period", ""),
            evidence=told.get("evidence", ""),
            validation=Validation.PROPOSEE,
            source=source,
        )
    if row.kind == Recommendation.KIND:
        return Recommendation(
            text=text,
            themes=_keys(told.get("themes", ""), names.themes),
            organisations=(row.organisation,) if row.organisation else (),
            validation=Validation.PROPOSEE,
            note=_rest(told, ("text", "themes")),
            source=source,
        )
    due = told.get("due")
    return Commitment(
        text=text,
        themes=_keys(told.get("themes", ""), names.themes),
        institution=next(iter(_keys(told.get("institution", ""), names.organisations)), None),
        due=date.fromisoformat(due) if due else None,
        due_text=told.get("promised", ""),
        status=CommitmentStatus.labelled(told["status"]) if "status" in told else _NEW,
        owners=(row.organisation,) if row.organisation else (),
        note=_rest(told, ("text", "themes", "institution", "due", "promised", "status")),
        source=source,
    )


def _keys(listed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of names that are told in a list; others are left to her."""
    known = {name.casefold(): key for key, name in names.items()}
    parts = (part.strip().casefold() for part in listed.split(","))
    return tuple(known[part] for part in parts if part in known)


def _rest(told: Mapping[str, str], used: Sequence[str]) -> str:
    return "\n\n".join(value for key, value in told.items() if key not in used)
