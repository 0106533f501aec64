"""How kinds and fields are spoken of in French, from what they say of themselves in the model."""

from typing import Any

from briefing_app.domain.model import Noun
from briefing_app.domain.shape import SHAPES, Slot, Sort, kind_of


def noun(kind: str) -> Noun:
    return kind_of(kind).NOUN


def counted(kind: str, count: int) -> str:
    """« 3 constats », « 1 mesure »."""
    return f"{count} {noun(kind).plural if count > 1 else noun(kind).singular}"


def several(count: int, one: str, many: str) -> str:
    """« 1 décidé », « 3 décidés »: French counts as several from two on."""
    return f"{count} {many if count > 1 else one}"


def a(kind: str) -> str:
    """« un constat », « une mesure »."""
    return f"{'une' if noun(kind).feminine else 'un'} {noun(kind).singular}"


def new(kind: str) -> str:
    """« Nouveau constat », « Nouvel engagement », « Nouvelle rencontre »."""
    word = noun(kind).singular
    adjective = "Nouvelle" if noun(kind).feminine else "Nouvel" if word[0] in "aeé" else "Nouveau"
    return f"{adjective} {word}"


def unknown(kind: str, key: str) -> str:
    """« thème inconnu « logment » »."""
    return f"{noun(kind).singular} inconnu{'e' if noun(kind).feminine else ''} « {key} »"


def slot_of(kind: str, name: str) -> Slot:
    """The field of a kind that has that name."""
    return next(slot for slot in SHAPES[kind].slots if slot.name == name)


def word_of(kind: str, name: str) -> str:
    """What a field is called: « note interne », « échéance »."""
    return slot_of(kind, name).fact.word


def said(slot: Slot, value: Any) -> str:
    """A value of a field as she reads it: the word for a code, yes or no."""
    if slot.sort is Sort.CHOICE and slot.choices:
        return str(getattr(slot.choices(value), "label", value))
    if slot.sort is Sort.BOOLEAN:
        return "oui" if value else "non"
    return str(value)


def changed(slot: Slot) -> str:
    """« diffusion : modifiée », « thèmes : modifiés »."""
    many = slot.many and slot.fact.word.split()[0].endswith("s")
    return f"{slot.fact.word} : modifié{'e' * slot.fact.feminine}{'s' * many}"
