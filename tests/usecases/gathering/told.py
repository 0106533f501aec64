"""How the facts of `tests/usecases/world.py` are told in a document that a ministry may read."""

from datetime import date

from briefing_app.documents.content import Attendee, Cited, Entry, Frame, Occasion, Promise, Sigle
from briefing_app.domain.choices import CommitmentStatus, Diffusion, Firmness, Typography
from tests.conftest import TODAY
from tests.usecases.world import LAST, NEXT

FRAME = Frame(
    produced=TODAY,
    collective="Collectif des exemples",
    audience=Diffusion.TRANSMISSIBLE,
    typography=Typography.FRANCE,
    sigles=(Sigle(short="MIE", text="mineur isolé étranger"),),
)
TITLE = "Rencontre avec Mme Apolline Sémaphore, ministre de l’Exemple"
APOLLINE = Attendee(name="Apolline Sémaphore", title="Mme", function="ministre de l’Exemple")
OCCASION = Occasion(
    title="Rencontre de janvier",
    institution="Ministère de l’Exemple",
    date=NEXT,
    start="09:00",
    end="10:30",
    place="Salle des fêtes",
    theirs=(
        APOLLINE,
        Attendee(
            name="Côme Tilleul",
            title="M.",
            function="chef de cabinet",
            excused=True,
            reason="en déplacement",
        ),
        Attendee(name="Une greffière", organisation="Chancellerie"),
    ),
    ours=(
        Attendee(
            name="Dalia Perche", title="Mme", function="juriste", organisation="foyer Jorbalan"
        ),
        Attendee(name="Élie Basque", function="bénévole", organisation="Maison amie"),
    ),
)
FIRST, FOURTH, NINTH = (Cited(number=n, plan="plan 2014-2016") for n in ("1", "4 bis", "9"))
RECEIPTS = Entry(
    key="c1",
    text="Aucun récépissé à Lille.",
    heading="Récépissés",
    measures=(FIRST, FOURTH),
    sources=("AFJ", "Comité contre l’exemple"),
    evidence="Dix courriers.",
)
HOTELS = Entry(key="c2", text="Des mineurs à l’hôtel.")
SAME_DAY = Entry(key="r2", text="Le remettre le jour même.")
GIVE = Entry(key="r1", text="Remettre un récépissé.", measures=(FOURTH,), parts=(SAME_DAY,))
NO_HOTEL = Entry(key="r3", text="Ne plus loger à l’hôtel.")
CIRCULAR = Promise(
    key="e1",
    ref="E-0001",
    text="Publier la circulaire (mesure 1).",
    status=CommitmentStatus.EN_COURS,
    made=LAST,
    meeting="Première rencontre",
    by="M. Côme Tilleul, directeur de cabinet",
    institution="Ancien ministère",
    due=date(2026, 6, 30),
    due_text="avant l’été",
    firmness=Firmness.FERME,
    measures=(NINTH,),
    demands=("r1",),
    theme="Droit au séjour",
    news="Un projet circule.",
    news_date=date(2026, 9, 1),
    request="Quand paraîtra-t-elle ?",
)
SHELTER = Promise(
    key="e2",
    ref="E-0002",
    text="Ouvrir un foyer.",
    status=CommitmentStatus.A_SUIVRE,
    made=LAST,
    meeting="Première rencontre",
    institution="Ancien ministère",
    due=date(2027, 12, 31),
    theme="Hébergement",
)
WRITING = Promise(
    key="e3",
    ref="E-0003",
    text="Répondre par écrit.",
    status=CommitmentStatus.A_SUIVRE,
    made=NEXT,
    meeting="Rencontre de janvier",
    by="Mme Apolline Sémaphore, ministre de l’Exemple",
    institution="Ministère de l’Exemple",
)
CONTACT = Promise(
    key="e4",
    ref="E-0004",
    text="Désigner un référent.",
    status=CommitmentStatus.A_SUIVRE,
    made=NEXT,
    meeting="Rencontre de janvier",
    institution="Ministère de l’Exemple",
)
RECEIVED = Promise(
    key="e6",
    ref="E-0006",
    text="Recevoir les associations.",
    status=CommitmentStatus.TENU,
    institution="Ancien ministère",
)
