"""Other words for one item of a dossier, for one meeting only."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from briefing_app.domain.choices import ItemKind
from briefing_app.domain.model import Commitment
from briefing_app.domain.shape import Json
from briefing_app.domain.text.text import headline
from briefing_app.storage.drafts import NEW
from briefing_app.ui.dossiers.choice import Chosen, ContentTree
from briefing_app.ui.fields.text import TextField
from briefing_app.ui.parts.layout import aligned, column
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import button, label
from briefing_app.ui.window.session import Session

WORDING = "dossiers.wording"
"""The draft of other words; the dossier of a meeting may not be stored yet."""


class Worded(NamedTuple):
    """Other words for one item; none give it its own text back."""

    kind: ItemKind
    key: str
    wording: str


class WordingPanel(QWidget):
    """The words of the item that is chosen in the content; its own text stays as it is.

    `store` puts them into the dossier of `meeting`.
    """

    def __init__(
        self,
        session: Session,
        content: ContentTree,
        meeting: Callable[[], str],
        store: Callable[[Worded], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._content = content
        self._meeting = meeting
        self._store = store
        self._storing = False
        self._chosen: Chosen | None = None
        self.own = label("", "quiet")
        self.own.setWordWrap(True)
        self.text = TextField("Pour cette rencontre seulement", lines=3)
        self.back = button("Reprendre le texte d’origine", "link")
        self.keeper = Keeper(session, self, self._keep, self._unkept)
        self.back.clicked.connect(self._drop)
        self.text.edited.connect(self._on_edited)
        self.text.settled.connect(self.keeper.keep)
        content.chosen.connect(self._on_chosen)
        back = aligned(self.back, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column(self.text, self.own, back, margins=(0, 4, 0, 4)))
        self.hide()

    # What is shown

    def _on_chosen(self, chosen: Chosen | None) -> None:
        """Other words are kept first; that rebuilds the tree, which is telling what is chosen."""
        if self._storing:
            return
        if self.worded:
            self.keeper.keep_draft()
            QTimer.singleShot(0, self, self.keeper.keep)
        elif not (self.keeper.typing and _same(chosen, self._chosen)):
            self._show(chosen)

    def _show(self, chosen: Chosen | None) -> None:
        self._show_stored(chosen)
        self.keeper.begin()
        draft = self._session.store.drafts.get(WORDING, self._draft_key)
        if draft and chosen and _place(chosen) == (draft.content["kind"], draft.content["key"]):
            self.text.show_draft(draft.content["text"])
            self.text.say("Voici ce que vous aviez tapé ; ce n’est pas enregistré.")
            self.keeper.begin(draft.kind, draft.key)

    def _show_stored(self, chosen: Chosen | None) -> None:
        self._chosen = chosen
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        wording, item = chosen.candidate.wording, chosen.candidate.item
        asked = f"{item.ref} : la prochaine demande précise sur cet engagement"
        own = f"{item.ref} pour cette rencontre seulement"
        self.text._name.setText(asked if self._promise else own)
        self.text.show_value(wording if self._promise else wording or item.text)
        self.text.mark_kept()
        self.own.setText(f"Texte d’origine : {headline(item.text, 160)}" if wording else "")
        self.own.setVisible(bool(wording))
        self.back.setVisible(bool(wording) and not self._promise)

    @property
    def _promise(self) -> bool:
        return self._chosen is not None and isinstance(self._chosen.candidate.item, Commitment)

    # What is kept

    @property
    def worded(self) -> Worded | None:
        """What stands here and is not stored; not the blank from which other words begin."""
        if self._chosen is None or not self.text.unkept:
            return None
        typed, candidate = self.text.value, self._chosen.candidate
        if not (typed or self._promise) and self._typing_here:
            return None
        wording = "" if typed == candidate.item.text else typed
        if wording == candidate.wording:
            return None
        return Worded(self._chosen.kind, candidate.item.key, wording)

    @property
    def _typing_here(self) -> bool:
        return self.window().focusWidget() is self.text.edit

    def _on_edited(self) -> None:
        if self.worded:
            self.keeper.touch()

    def _keep(self) -> None:
        worded = self.worded
        if worded:
            self._storing = True
            try:
                self._store(worded)
            finally:
                self._storing = False
            self._show_stored(self._content.current)
        elif not self._typing_here:
            self._show_stored(self._chosen)

    def _unkept(self) -> Typed:
        worded = self.worded
        content: Json = {}
        if worded:
            content = {
                "kind": worded.kind.value,
                "key": worded.key,
                "text": self.text.draft,
            }
        return Typed(WORDING, self._draft_key, content)

    @property
    def _draft_key(self) -> str:
        return NEW + self._meeting()

    def _drop(self) -> None:
        if self._chosen:
            self.text.show_value(self._chosen.candidate.item.text)
            self.keeper.keep()


def _place(chosen: Chosen) -> tuple[str, str]:
    return chosen.kind.value, chosen.candidate.item.key


def _same(one: Chosen | None, other: Chosen | None) -> bool:
    return bool(one and other and _place(one) == _place(other))
