"""What keys are called, looked up once for a whole grid or list."""

from briefing_app.documents.citing import cite
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Diffusion, OrganisationKind
from briefing_app.domain.grids.sheet import Names
from briefing_app.domain.model import Meeting, Organisation
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import cited
from briefing_app.usecases.items.workspace import themes


def names_for(store: Store, audience: Diffusion) -> Names:
    organisations = store.find(Organisation)
    labels = {each.key: each.short or each.name for each in organisations}
    members = [each.key for each in organisations if each.kind is OrganisationKind.MEMBRE]
    view, say = View(store, audience), Voice()
    return Names(
        audience=audience,
        themes={theme.key: theme.label for theme in themes(store)},
        organisations=labels,
        members=tuple(sorted(members, key=lambda key: labels[key].lower())),
        full_names={each.key: each.name for each in organisations},
        meetings={each.key: each.date for each in store.find(Meeting)},
        cite=lambda keys: cite(cited(view, keys), say),
    )
