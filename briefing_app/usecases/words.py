"""Words that are nobody's mistake here: sigles, names of organisations and people."""

import re

from briefing_app.domain.model import Acronym, Organisation, Person
from briefing_app.storage.store import Store

_NAME_PART = re.compile(r"[^\W\d_]+")


def known_words(store: Store) -> frozenset[str]:
    texts = [a.key for a in store.find(Acronym)]
    texts += [f"{o.name} {o.short}" for o in store.find(Organisation)]
    texts += [p.name for p in store.find(Person)]
    return frozenset(word.lower() for text in texts for word in _NAME_PART.findall(text))
