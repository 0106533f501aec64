"""The words that remind those who have not sent their grid back."""

from pathlib import PurePath

from briefing_app.domain.text.dates import format_date
from briefing_app.domain.text.typography import typeset
from briefing_app.errors import UserError
from briefing_app.storage.store import Store
from briefing_app.usecases.grids.rounds import RoundState
from briefing_app.usecases.items.naming import collective


def reminder(store: Store, state: RoundState, organisation: str = "") -> str:
    """The message to those who have not answered, or to one of them, ready to paste."""
    waiting = [each for each in state.waiting if organisation in ("", each.organisation)]
    if not waiting:
        raise UserError("Il n’y a personne à relancer : tout le monde a répondu.")
    one = waiting[0] if len(waiting) == 1 else None
    ours = collective(store)
    signed = ours.signatory or ours.name or "La coordination"
    sent = f" le {format_date(state.sent_on)}" if state.sent_on else ""
    document = f", « {PurePath(one.document).stem} »," if one else ""
    own = one and [each.grid for each in state.asked].count(one.grid) == 1
    lines = f" Elle compte {one.rows} lignes qui vous concernent." if one and own else ""
    by = f", si possible avant le {format_date(state.reply_by)}" if state.reply_by else ""
    asked = (
        f"Nous vous avons adressé{sent} la grille de suivi{document} et n’avons pas encore reçu"
        f" votre retour.{lines}"
    )
    wish = (
        "Une ligne sans nouvelle peut rester vide ; même une seule réponse nous est utile."
        f" Merci de remplir les colonnes bleutées et de nous renvoyer ce même fichier{by}."
    )
    nothing = "Si vous n’avez rien à signaler, un mot en réponse suffit : nous le noterons."
    subject = f"Objet : {state.title} – votre réponse"
    parts = (subject, "Bonjour,", asked, wish, nothing, "Bien cordialement,", signed)
    return "\n\n".join(map(typeset, parts))
