"""A meeting and what its papers have in common, for the tests that read them."""

from datetime import date

from briefing_app.documents.content import Attendee, Frame, Occasion, Promise
from briefing_app.domain.choices import CommitmentStatus, Diffusion
from tests.documents.reading import composed

DAY = date(2026, 11, 21)
FRAME = Frame(produced=DAY, collective="Le collectif", audience=Diffusion.TRANSMISSIBLE)
HER = Attendee(name="Apolline Sémaphore", title="Mme", function="ministre", organisation="MI")
EXCUSED = Attendee(name="Basile Exemple", title="M.", excused=True, reason="en congé")
OURS = Attendee(name="Camille Exemple")
OCCASION = Occasion(
    title="Rencontre",
    institution="Ministère de l’Exemple",
    date=date(2027, 1, 12),
    start="09:00",
    end="10:30",
    place="Paris",
    theirs=(HER, EXCUSED),
    ours=(OURS,),
)
PROMISE = Promise(
    key="e1",
    ref="E-0001",
    text="Ouvrir un guichet.",
    status=CommitmentStatus.EN_COURS,
    made=date(2026, 11, 11),
    by="Mme Apolline Sémaphore",
    due=date(2026, 12, 1),
    owners=("AFJ", "CCEM"),
)
HEAD = [
    ("title", "Rencontre avec une ministre"),
    ("subtitle", "Mardi 12 janvier 2027, 9 h – 10 h 30 · Paris"),
]
BOTH_SIDES = [
    ("heading 1 bare", "Participants"),
    ("table", "Ministère de l’Exemple | Le collectif"),
    (
        "row",
        (
            "Mme Apolline Sémaphore, ministre (MI) / Excusé : M. Basile Exemple – en congé"
            " | Camille Exemple"
        ),
    ),
]


def texts(document, wanted):
    return [text for kind, text in composed(document) if kind == wanted]


def titles(document):
    return [text for kind, text in composed(document) if kind.startswith("heading")]
