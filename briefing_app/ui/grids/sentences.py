"""What is said of grids: how a round stands, what came back, what could not be read."""

from briefing_app.domain.text.dates import format_short
from briefing_app.usecases.grids.review import GridReview
from briefing_app.usecases.grids.rounds import RoundState


def title_of(found: GridReview) -> str:
    count = len(found.files)
    if not count:
        return "Aucun des fichiers reçus n’a pu être lu"
    title = f"Relire {count} fichiers reçus"
    if count == 1:
        title = f"Relire « {found.files[0].document} »"
    return f"{title} · {_counted(len(found.unread))}" if found.unread else title


def not_read(found: GridReview | None) -> str:
    """Which files are still to be asked for again, named."""
    if found is None or not found.unread:
        return ""
    names = ", ".join(f"« {each.document} »" for each in found.unread)
    return f" {_counted(len(found.unread)).capitalize()} : {names}."


def _counted(unread: int) -> str:
    return f"{unread} fichiers non lus" if unread > 1 else "1 fichier non lu"


def what_remains(count: int) -> str:
    """What was not stored waits."""
    if not count:
        return ""
    return f" {count} lignes restent à relire." if count > 1 else " 1 ligne reste à relire."


def answers_of(state: RoundState) -> str:
    due = f" · avant le {format_short(state.reply_by)}" if state.reply_by else ""
    return f"{state.progress}{due}"
