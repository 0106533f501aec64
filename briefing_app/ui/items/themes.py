"""Thèmes: their names, their words, their order; two that are one are merged."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from briefing_app.domain.choices import ThemeFamily
from briefing_app.domain.model import Item, Theme
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField
from briefing_app.ui.fields.records import LinesField
from briefing_app.ui.fields.text import LineField
from briefing_app.ui.items.merging import MergePanel, UsesPanel
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.parts.form import ItemForm
from briefing_app.ui.parts.layout import holding, rest, row
from briefing_app.ui.parts.panels import HistoryPanel
from briefing_app.ui.parts.widgets import button
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.themes import move_theme


def themes_page(session: Session) -> ItemPage:
    spec = ListSpec(
        Theme,
        "Thèmes",
        (),
        "Aucun thème encore. Ils rangent les constats, les recommandations et les engagements, et"
        " disent ce qui entre dans un dossier.",
        theme_column=None,
    )
    pane, form = ListPane(session, spec), ThemeForm(session, Theme)
    page = ItemPage(session, pane, form)
    for text, key, step in (("Monter", "Alt+Up", -1), ("Descendre", "Alt+Down", 1)):
        action = QAction(text, page)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False, step=step: form.move_(step))
        pane.view.addAction(action)
    return page


class ThemeForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        return {
            "label": LineField("Nom", "Celui des dossiers et des listes"),
            "family": ChoiceField("Famille", ThemeFamily),
            "keywords": LinesField(
                "Mots qui le suggèrent", "Un mot ou une expression par ligne", lines=6
            ),
        }

    def extras(self) -> list[QWidget]:
        self.up = button("Monter")
        self.down = button("Descendre")
        self.up.clicked.connect(lambda: self.move_(-1))
        self.down.clicked.connect(lambda: self.move_(1))
        order = holding(row(self.up, self.down, rest(), margins=0))
        self.uses = UsesPanel(self.session)
        self.merging = MergePanel(self.session, Theme.KIND, self.keep)
        self.history = HistoryPanel(self.session)
        return [order, self.merging, self.uses, self.history]

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        key = item.key if item else ""
        for each in (self.up, self.down):
            each.setEnabled(bool(key))
        self.uses.show_item(Theme.KIND, key)
        self.merging.show_item(key)
        self.history.show_item(Theme.KIND, key)

    def move_(self, step: int) -> None:
        if self.key:
            self.keep()
            move_theme(self.session.store, self.key, step)
