"""Whatever is done in whatever order: the store stays sound, in step, and goes back and forth."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from briefing_app.domain.choices import Diffusion, ItemKind
from briefing_app.domain.model import (
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Recommendation,
    Theme,
)
from briefing_app.errors import UserError
from briefing_app.storage.file.opening import memory_store
from briefing_app.storage.file.upkeep import check
from briefing_app.storage.filters import Filter
from briefing_app.usecases.items.workspace import delete
from tests.builders import dumped

WORDS = ("récépissé", "hébergement", "mineurs", "préfecture", "cœur", "délai")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
notes = st.sampled_from(["", "à vérifier", "appel de l’association"])


class StoreMachine(RuleBasedStateMachine):
    themes = Bundle("themes")
    constats = Bundle("constats")
    demands = Bundle("demands")

    def __init__(self):
        super().__init__()
        self.store = memory_store()
        # What the store should hold, at each step of the undo stack and of the redo stack.
        self.past = [dumped(self.store)]
        self.future = []

    def teardown(self):
        self.store.close()

    def done(self):
        now = dumped(self.store)
        if now != self.past[-1]:
            self.past.append(now)
            self.future.clear()

    def alive(self, cls, key):
        return bool(self.store.find(cls, [key]))

    @initialize()
    def a_meeting(self):
        with self.store.operation("Rencontre"):
            self.store.save(Meeting(key="m", title="Rencontre"))
        self.done()

    @rule(target=themes, label=texts)
    def add_theme(self, label):
        with self.store.operation("Thème"):
            theme = self.store.save(Theme(label=label))
        self.done()
        return theme.key

    @rule(target=constats, text=texts, note=notes, keys=st.lists(themes, max_size=2, unique=True))
    def add_constat(self, text, note, keys):
        keys = tuple(key for key in keys if self.alive(Theme, key))
        with self.store.operation("Constat"):
            constat = self.store.save(Constat(text=text, note=note, themes=keys))
        self.done()
        return constat.key

    @rule(target=demands, text=texts, constat=constats, parent=st.none() | demands)
    def add_demand(self, text, constat, parent):
        answers = (constat,) if self.alive(Constat, constat) else ()
        parent = parent if parent and self.alive(Recommendation, parent) else None
        with self.store.operation("Recommandation"):
            demand = self.store.save(Recommendation(text=text, answers=answers, parent=parent))
        self.done()
        return demand.key

    @rule(key=constats, text=texts, diffusion=st.sampled_from(Diffusion))
    def change_constat(self, key, text, diffusion):
        if self.alive(Constat, key):
            constat = self.store.get(Constat, key)
            with self.store.operation("Changer"):
                self.store.save(replace(constat, text=text, diffusion=diffusion))
                self.store.save(replace(constat, text=text, diffusion=diffusion, note="vu"))
            self.done()

    @rule(keys=st.lists(constats, max_size=3, unique=True))
    def make_dossier(self, keys):
        if not self.alive(Meeting, "m"):
            return
        items = tuple(
            DossierItem(kind=ItemKind.CONSTAT, key=key) for key in keys if self.alive(Constat, key)
        )
        with self.store.operation("Dossier"):
            self.store.save(Dossier(title="Dossier", meeting="m", items=items))
        self.done()

    @rule(key=consumes(constats))
    def delete_constat(self, key):
        if self.alive(Constat, key):
            delete(self.store, "constats", [key])
            self.done()

    @rule(key=themes)
    def delete_theme(self, key):
        if self.alive(Theme, key):
            delete(self.store, "themes", [key])
            self.done()

    @rule(text=texts)
    def fail_in_the_middle(self, text):
        try:
            with self.store.operation("Refusé"):
                self.store.save(Constat(text=text))
                self.store.save(Constat(text=text, themes=("absent",)))
        except UserError:
            return
        raise AssertionError("an unknown theme was accepted")

    @rule()
    def undo(self):
        if self.store.undo() is not None:
            self.future.append(self.past.pop())

    @rule()
    def redo(self):
        if self.store.redo() is not None:
            self.past.append(self.future.pop())

    @invariant()
    def the_store_holds_what_it_should(self):
        assert dumped(self.store) == self.past[-1]

    @invariant()
    def the_store_is_sound(self):
        assert check(self.store).problems == []

    @invariant()
    def every_word_is_found_where_it_stands(self):
        for word in ("récépissé", "mineur"):
            total, _ = self.store.index.find(Filter(word, kinds=("constats",)), limit=1)
            assert total == sum(word in constat.text for constat in self.store.find(Constat))


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
