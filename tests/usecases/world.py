"""A whole small collective, each fact of it once: what documents, lists and days are read from."""

from datetime import date

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    Firmness,
    ItemKind,
    MeetingState,
    OrganisationKind,
    Outcome,
    ProposalKind,
    RecommendationStatus,
    Side,
    Stance,
)
from briefing_app.domain.model import (
    Acronym,
    Carried,
    Chapter,
    Collective,
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    FollowUp,
    Intervention,
    Item,
    Measure,
    Meeting,
    Organisation,
    Participant,
    Person,
    Plan,
    PlanVersion,
    Point,
    Proposal,
    Recommendation,
    StatusChange,
    Theme,
    Upcoming,
)
from briefing_app.storage.store import Store

OPEN = Diffusion.TRANSMISSIBLE
LAST, NEXT = date(2025, 10, 7), date(2027, 1, 12)
INSTITUTION, MEMBER = OrganisationKind.INSTITUTION, OrganisationKind.MEMBRE


def settle(store: Store) -> Store:
    """Everything, in an order in which each finds what it leads to."""
    for items in (_names(), _plan(), _meetings(), _findings(), _promises(), _said()):
        keep(store, *items)
    return store


def keep(store: Store, *items: Item) -> None:
    with store.operation("Préparer"):
        for item in items:
            store.save(item)


def _names() -> list[Item]:
    return [
        Theme(key="sejour", label="Droit au séjour", keywords=("récépissé", "titre"), position=1),
        Theme(key="mineurs", label="Mineurs", keywords=("mineur", "hôtel"), position=2),
        Theme(key="logement", label="Hébergement", keywords=("foyer",), position=3),
        Acronym(key="MIE", text="mineur isolé étranger"),
        Collective(
            key=Collective.KEY,
            name="Collectif des exemples",
            short="Ensemble",
            presentation="Vingt-cinq associations.",
            address="12 rue de l’Exemple\n75000 Paris",
            place="Paris",
            signatory="La coordination",
        ),
        Organisation(key="old", name="Ancien ministère", kind=INSTITUTION),
        Organisation(
            key="mi",
            name="Ministère de l’Exemple",
            short="ME",
            kind=INSTITUTION,
            address="1 place Vide",
            succeeds=("old",),
        ),
        Organisation(key="just", name="Chancellerie", kind=INSTITUTION),
        Organisation(key="afj", name="foyer Jorbalan", short="AFJ", kind=MEMBER),
        Organisation(key="ccem", name="Comité contre l’exemple", kind=MEMBER),
        Organisation(key="pact", name="Maison amie"),
        Person(
            key="apolline",
            name="Apolline Sémaphore",
            title="Mme",
            function="ministre de l’Exemple",
            organisation="mi",
        ),
        Person(
            key="come", name="Côme Tilleul", title="M.", function="conseiller", organisation="mi"
        ),
        Person(
            key="dalia", name="Dalia Perche", title="Mme", function="juriste", organisation="afj"
        ),
        Person(key="elie", name="Élie Basque", organisation="pact"),
    ]


def _plan() -> list[Item]:
    chapters = (
        Chapter(title="Protéger", constat="La protection tarde."),
        Chapter(title="Identifier", constat="On identifie mal."),
    )
    return [
        Plan(key="p", title="Plan national", start="2014", end="2016"),
        PlanVersion(
            key="p/v2",
            plan="p",
            label="définitif",
            date=date(2014, 5, 14),
            position=2,
            chapters=chapters,
        ),
        PlanVersion(key="p/v1", plan="p", label="projet", date=date(2014, 1, 10), position=1),
        Measure(key="p/v1/1", version="p/v1", position=1, number="1", title="Former les agents"),
        Measure(key="p/v1/2", version="p/v1", position=2, number="2", title="Ouvrir un foyer"),
        Measure(
            key="p/v2/1",
            version="p/v2",
            position=3,
            number="1",
            title="Former les agents",
            chapter="Identifier",
            continues=("p/v1/1",),
        ),
        Measure(
            key="p/v2/4-bis",
            version="p/v2",
            position=1,
            number="4 bis",
            title="Ouvrir deux foyers",
            chapter="Protéger",
            text="Deux foyers ouvriront.",
            responsible="Ministère",
            partners="Associations",
            instrument="Circulaire",
            deadline="2015",
            themes=("logement",),
            continues=("p/v1/2",),
        ),
        Measure(
            key="p/v2/9",
            version="p/v2",
            position=2,
            number="9",
            title="Compter",
            chapter="Hors plan",
        ),
        Proposal(
            key="p1",
            measure="p/v2/1",
            kind=ProposalKind.REWORDING,
            text="Trop court.",
            old="Former",
            new="Former et suivre",
            themes=("sejour",),
            organisations=("afj",),
            diffusion=OPEN,
        ),
        Proposal(
            key="p2",
            measure="p/v1/2",
            text="Un foyer ne suffit pas.",
            outcome=Outcome.RETENUE,
            diffusion=OPEN,
        ),
        Proposal(
            key="p3",
            measure="p/v1/1",
            kind=ProposalKind.ADDITION,
            new="Et leurs chefs.",
            outcome=Outcome.RETENUE_EN_PARTIE,
            diffusion=OPEN,
        ),
        Proposal(
            key="p4", measure="p/v1/1", text="À part.", outcome=Outcome.ECARTEE, diffusion=OPEN
        ),
        Proposal(key="p5", measure="p/v2/1", text="Entre nous."),
    ]


def _meetings() -> list[Item]:
    return [
        Meeting(
            key="before",
            title="Première rencontre",
            date=LAST,
            institutions=("old",),
            interlocutor="come",
            state=MeetingState.TENUE,
            diffusion=OPEN,
            participants=(
                Participant(person="come", side=Side.INSTITUTION, function="directeur de cabinet"),
            ),
        ),
        Meeting(
            key="next",
            title="Rencontre de janvier",
            date=NEXT,
            start="09:00",
            end="10:30",
            place="Salle des fêtes",
            institutions=("mi",),
            interlocutor="apolline",
            context="Le plan arrive à son terme.",
            synthesis="Deux promesses nouvelles.",
            agenda=("Récépissés", "Foyers"),
            annexes=("La liste des foyers.",),
            diffusion=OPEN,
            participants=(
                Participant(person="apolline", side=Side.INSTITUTION),
                Participant(
                    person="come",
                    side=Side.INSTITUTION,
                    function="chef de cabinet",
                    excused=True,
                    reason="en déplacement",
                ),
                Participant(label="Une greffière", side=Side.INSTITUTION, organisation="just"),
                Participant(person="dalia"),
                Participant(person="elie", function="bénévole"),
            ),
            upcoming=(
                Upcoming(date=date(2027, 3, 1), text="Comité de suivi"),
                Upcoming(text="Une visite du foyer"),
            ),
        ),
    ]


def _findings() -> list[Item]:
    return [
        Constat(
            key="c1",
            text="Aucun récépissé n’est remis (mesure 1).",
            heading="Récépissés",
            themes=("sejour",),
            organisations=("afj", "ccem"),
            cite_sources=True,
            evidence="Dix courriers.",
            measures=("p/v2/1", "p/v2/4-bis"),
            diffusion=OPEN,
        ),
        Constat(key="c2", text="Des mineurs à l’hôtel.", themes=("mineurs",), diffusion=OPEN),
        Constat(
            key="c3",
            text="Un constat des associations.",
            themes=("sejour",),
            organisations=("afj",),
            diffusion=Diffusion.COLLECTIF,
        ),
        Constat(
            key="c4",
            text="Une affaire réglée.",
            themes=("sejour",),
            status=ConstatStatus.RESOLU,
            diffusion=OPEN,
        ),
        Recommendation(
            key="r1",
            text="Remettre un récépissé.",
            themes=("sejour",),
            measures=("p/v2/4-bis",),
            answers=("c1", "c2"),
            addressed_to=("mi",),
            audience_group="mineurs isolés",
            organisations=("afj",),
            carried=(
                Carried(meeting="before", stance=Stance.RESERVEE, answer="On verra."),
                Carried(meeting="next", stance=Stance.FAVORABLE, answer="Oui, en mars."),
            ),
            diffusion=OPEN,
        ),
        Recommendation(
            key="r2", text="Le remettre le jour même.", parent="r1", position=1, diffusion=OPEN
        ),
        Recommendation(
            key="r3",
            text="Ne plus loger à l’hôtel.",
            themes=("mineurs",),
            answers=("c2",),
            diffusion=OPEN,
        ),
        Recommendation(
            key="r4",
            text="Demande d’un autre bureau.",
            themes=("sejour",),
            addressed_to=("just",),
            diffusion=OPEN,
        ),
        Recommendation(
            key="r5",
            text="Demande satisfaite.",
            themes=("sejour",),
            status=RecommendationStatus.SATISFAITE,
            diffusion=OPEN,
        ),
    ]


def _promises() -> list[Item]:
    return [
        Commitment(
            key="e1",
            text="Publier la circulaire (mesure 1).",
            meeting="before",
            by="come",
            institution="old",
            due=date(2026, 6, 30),
            due_text="avant l’été",
            firmness=Firmness.FERME,
            themes=("sejour",),
            measures=("p/v2/1", "p/v2/9"),
            recommendations=("r1",),
            owners=("afj",),
            status=CommitmentStatus.EN_COURS,
            status_history=(
                StatusChange(date=date(2025, 10, 7), status=CommitmentStatus.A_SUIVRE),
                StatusChange(date=date(2026, 2, 1), status=CommitmentStatus.EN_COURS),
            ),
            notes=(
                FollowUp(date=date(2026, 9, 1), text="Un projet circule.", diffusion=OPEN),
                FollowUp(date=date(2026, 3, 1), text="Rien encore.", diffusion=OPEN),
                FollowUp(date=date(2026, 10, 1), text="Entre nous : retard voulu."),
            ),
            diffusion=OPEN,
        ),
        Commitment(
            key="e2",
            text="Ouvrir un foyer.",
            meeting="before",
            themes=("logement",),
            due=date(2027, 12, 31),
            diffusion=OPEN,
        ),
        Commitment(
            key="e3",
            text="Répondre par écrit.",
            meeting="next",
            by="apolline",
            institution="mi",
            diffusion=OPEN,
        ),
        Commitment(key="e4", text="Désigner un référent.", meeting="next", diffusion=OPEN),
        Commitment(
            key="e5",
            text="Une promesse confidentielle.",
            meeting="before",
            themes=("sejour",),
        ),
        Commitment(
            key="e6",
            text="Recevoir les associations.",
            institution="old",
            status=CommitmentStatus.TENU,
            diffusion=OPEN,
        ),
    ]


def _said() -> list[Item]:
    return [
        Intervention(
            key="t1",
            meeting="next",
            position=1,
            person="dalia",
            text="Le récépissé manque partout.",
            diffusion=OPEN,
        ),
        Intervention(
            key="t2",
            meeting="next",
            position=2,
            person="apolline",
            label="",
            text="Nous allons écrire aux préfets.",
            answers="t1",
            diffusion=OPEN,
        ),
        Intervention(
            key="t3",
            meeting="next",
            position=3,
            label="Une bénévole",
            text="Le foyer est plein.",
            diffusion=OPEN,
        ),
        Intervention(
            key="t4",
            meeting="next",
            position=4,
            person="apolline",
            text="Il ouvrira un étage.",
            answers="t3",
            diffusion=OPEN,
        ),
        Intervention(key="t5", meeting="next", position=5, person="elie", text="Entre nous."),
        Dossier(
            key="d",
            title="Dossier de janvier",
            meeting="next",
            themes=("sejour", "mineurs"),
            asks=("Un récépissé pour toutes.",),
            items=(
                DossierItem(
                    kind=ItemKind.CONSTAT, key="c1", wording="Aucun récépissé à Lille.", position=1
                ),
                DossierItem(kind=ItemKind.ENGAGEMENT, key="e1", wording="Quand paraîtra-t-elle ?"),
            ),
            points=(
                Point(
                    theme="sejour",
                    ask="Un récépissé",
                    argument="La loi le dit.",
                    figure="3 sur 10",
                    speaker="dalia",
                    objection="Les moyens manquent.",
                    answer="C’est une feuille.",
                    avoid="L’affaire de Lille",
                ),
                Point(avoid="Les chiffres de 2020"),
            ),
        ),
    ]
