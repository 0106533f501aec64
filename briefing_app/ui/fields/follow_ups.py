"""News of what was asked or promised: dated, from whom, with its evidence and who may see it."""

from collections.abc import Mapping

from briefing_app.domain.model import FollowUp
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import DiffusionField
from briefing_app.ui.fields.links import LinkField
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.fields.records import RecordsField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.window.session import Session


def follow_ups(session: Session) -> RecordsField:
    def parts() -> Mapping[str, Field]:
        return {
            "date": DateField("Date", prefer="past"),
            "text": TextField("Nouvelle", lines=2),
            "evidence": LineField("Preuve ou lien"),
            "organisation": LinkField("De", session, "organisations"),
            "diffusion": DiffusionField(),
        }

    lines = (("date", "organisation"), ("text",), ("evidence",), ("diffusion",))
    return RecordsField("Nouvelles", FollowUp, parts, "+ Nouvelle", lines=lines)
