"""The columns of each sheet: one table of them serves the file, its way back and the screen."""

from collections.abc import Mapping
from datetime import date

from briefing_app.domain.audience import allows
from briefing_app.domain.choices import CommitmentStatus, Diffusion, RecommendationStatus
from briefing_app.domain.grids.sheet import CellEntry, Column, Names, Sheet
from briefing_app.domain.lateness import Tone, standing
from briefing_app.domain.model import Commitment, Constat, FollowUp, Measure, Recommendation
from briefing_app.domain.text.dates import format_short


def situation(due: date | None, status: CommitmentStatus, today: date) -> str:
    """« 41 jours de retard », « dans 6 jours »: what a due date means today, where it presses."""
    found = standing(due, "", status, today)
    return "" if found.tone is Tone.QUIET else found.text


def latest_news(item: Commitment, audience: Diffusion) -> FollowUp | None:
    """The latest news that the audience may read."""
    notes = [note for note in item.notes if allows(note.diffusion, audience)]
    return max(notes, key=lambda note: note.date or date.min, default=None)


def _news(item: Commitment, names: Names) -> str:
    news = latest_news(item, names.audience)
    return _dated(news.date, news.text) if news else ""


def _dated(day: date | None, text: str) -> str:
    return f"{format_short(day)} : {text}" if day else text


def _promised(item: Commitment, names: Names) -> str:
    made = names.meetings.get(item.meeting or "")
    said = f"« {item.due_text} »" if item.due_text else ""
    return ", ".join(filter(None, (format_short(made) if made else "", said)))


def _heard(item: Recommendation, names: Names) -> str:
    """What the State last answered."""
    answered = [(names.meetings[each.meeting], each) for each in item.carried if each.answer]
    if not answered:
        return ""
    day, last = max(answered, key=lambda pair: pair[0] or date.min)
    return _dated(day, f"{last.stance.label}. {last.answer}")


# What every sheet asks of whoever fills it in.
_ANSWERS = (
    Column(
        key="progress",
        header="Suivi",
        width=30,
        fill=True,
        hint="Ce que vous savez : démarche, réponse reçue, effet constaté.",
        also=("Nouvelle", "Note de suivi", "Commentaire", "Avancement", "Réponse"),
    ),
    Column(
        key="evidence",
        header="Preuve ou lien",
        width=15,
        fill=True,
        hint="Un document, un courrier, une adresse internet.",
        also=("Preuve", "Lien", "Éléments de preuve"),
    ),
    Column(
        key="organisation",
        header="Association",
        width=14,
        entry=CellEntry.ORGANISATION,
        fill=True,
        hint="Qui répond.",
        also=("Association qui répond", "Répondant"),
    ),
    Column(
        key="date",
        header="Date",
        width=13,
        entry=CellEntry.DATE,
        fill=True,
        hint="Le jour de la nouvelle, par exemple 03/02/2027.",
        also=("Date de la réponse", "Répondu le"),
    ),
)


_REF = Column(
    key="ref", header="Réf.", width=9, read=lambda i, _: i.ref, also=("Référence", "Ref", "N°")
)
_THEMES = Column(
    key="themes",
    header="Thème",
    width=15,
    read=lambda i, n: n.of_themes(i.themes),
    also=("Thèmes",),
)
_MEASURES = Column(
    key="measures",
    header="Mesures",
    width=12,
    read=lambda i, n: n.cite(i.measures),
    also=("Mesure",),
)

COMMITMENTS = Sheet(
    kind=Commitment.KIND,
    title="Engagements",
    columns=(
        _REF,
        _THEMES,
        Column(
            key="text",
            header="Engagement",
            width=38,
            read=lambda i, _: i.text,
            field=True,
            also=("Texte", "Libellé"),
        ),
        Column(
            key="institution",
            header="Institution",
            width=14,
            read=lambda i, n: n.organisations.get(i.institution or "", "non renseignée"),
            also=("Ministère",),
        ),
        Column(key="promised", header="Promis", width=14, read=_promised),
        _MEASURES,
        Column(
            key="due",
            header="Échéance",
            width=13,
            read=lambda i, _: i.due.isoformat() if i.due else "",
            entry=CellEntry.DATE,
            field=True,
            fill=True,
            hint="À corriger si une autre date a été annoncée, par exemple 30/06/2027.",
            also=("Date limite", "Délai"),
        ),
        Column(key="situation", header="Situation", width=13),
        Column(
            key="status",
            header="État",
            width=15,
            read=lambda i, _: i.status.label,
            entry=CellEntry.CHOICE,
            choices=CommitmentStatus,
            field=True,
            fill=True,
            hint="À changer si, pour vous, on n’en est plus là.",
            also=("Statut", "État d’avancement"),
        ),
        Column(key="news", header="Dernière nouvelle", width=22, read=_news),
        *_ANSWERS,
    ),
)

RECOMMENDATIONS = Sheet(
    kind=Recommendation.KIND,
    title="Recommandations",
    columns=(
        _REF,
        _THEMES,
        Column(
            key="text",
            header="Recommandation",
            width=44,
            read=lambda i, _: i.text,
            field=True,
            also=("Texte", "Libellé", "Demande"),
        ),
        Column(
            key="addressed_to",
            header="Adressée à",
            width=14,
            read=lambda i, n: n.of_organisations(i.addressed_to),
            also=("Institution", "Destinataire"),
        ),
        _MEASURES,
        Column(
            key="audience_group",
            header="Public",
            width=11,
            read=lambda i, _: i.audience_group,
        ),
        Column(
            key="status",
            header="État",
            width=15,
            read=lambda i, _: i.status.label,
            entry=CellEntry.CHOICE,
            choices=RecommendationStatus,
            field=True,
            fill=True,
            hint="À changer si, pour vous, on n’en est plus là.",
            also=("Statut", "État d’avancement"),
        ),
        Column(key="heard", header="Dernière réponse de l’État", width=26, read=_heard),
        *_ANSWERS,
    ),
)

MEASURES = Sheet(
    kind=Measure.KIND,
    title="Mesures",
    columns=(
        Column(key="number", header="N°", width=7, read=lambda i, _: i.number, also=("Numéro",)),
        Column(key="text", header="Mesure", width=42, read=lambda i, _: i.title, also=("Titre",)),
        Column(key="chapter", header="Chapitre", width=18, read=lambda i, _: i.chapter),
        Column(key="responsible", header="Responsable", width=24, read=lambda i, _: i.responsible),
        Column(key="deadline", header="Échéance", width=14, read=lambda i, _: i.deadline),
        Column(
            key="state_says",
            header="Ce qu’en dit l’État",
            width=30,
            read=lambda i, _: i.state_says,
        ),
        Column(
            key="verdict",
            header="Réalisation",
            width=14,
            read=lambda i, _: i.verdict.label if i.verdict else "",
        ),
        *_ANSWERS,
    ),
)

FORM = Sheet(
    kind=Constat.KIND,
    title="Constats",
    form=True,
    columns=(
        Column(
            key="themes",
            header="Thème",
            width=22,
            entry=CellEntry.THEME,
            fill=True,
            hint="Choisissez dans la liste ; laissez vide en cas de doute.",
            also=("Thèmes",),
        ),
        Column(
            key="text",
            header="Constat",
            width=60,
            fill=True,
            hint="Ce qui ne va pas, en quelques phrases ; ni nom, ni détail qui identifie.",
            also=("Texte", "Description"),
        ),
        Column(
            key="territory",
            header="Territoire",
            width=18,
            fill=True,
            hint="Département, ville ou préfecture.",
            also=("Lieu", "Département"),
        ),
        Column(
            key="period",
            header="Période",
            width=18,
            fill=True,
            hint="Par exemple : depuis janvier, tout l’automne 2026.",
            also=("Quand",),
        ),
        Column(
            key="evidence",
            header="Éléments de preuve",
            width=24,
            fill=True,
            hint="Courrier, décision, nombre de situations.",
            also=("Preuve", "Preuve ou lien"),
        ),
        Column(
            key="cite_sources",
            header="Pouvons-nous vous nommer ?",
            width=16,
            entry=CellEntry.YES_NO,
            fill=True,
            hint="Non : votre association ne sera pas nommée devant un ministère.",
            also=("Source citée", "Peut-on citer la source ?"),
        ),
        Column(
            key="organisation",
            header="Association",
            width=16,
            entry=CellEntry.ORGANISATION,
            fill=True,
            hint="Qui signale ce constat.",
        ),
    ),
)

SHEETS: Mapping[str, Sheet] = {
    sheet.kind: sheet for sheet in (COMMITMENTS, RECOMMENDATIONS, MEASURES, FORM)
}
