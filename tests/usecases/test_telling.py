"""The history of an item, in the words of each field."""

from dataclasses import replace

import pytest

from briefing_app.domain.choices import (
    Diffusion,
    MeetingKind,
    Outcome,
    ProposalKind,
    RecommendationStatus,
    Validation,
)
from briefing_app.domain.model import Measure, Meeting, Plan, PlanVersion, Proposal, Recommendation
from briefing_app.usecases.items.history import history


@pytest.mark.parametrize(
    ("item", "field", "value", "said"),
    [
        (Meeting(title="Point"), "kind", MeetingKind.INTERNE, "rencontre → réunion interne"),
        (
            Recommendation(text="Ouvrir.", validation=Validation.VALIDEE),
            "validation",
            Validation.PROPOSEE,
            "validé → proposé",
        ),
        (
            Recommendation(text="Ouvrir."),
            "status",
            RecommendationStatus.SATISFAITE,
            "→ satisfaite",
        ),
    ],
)
def test_a_value_is_told_with_the_word_of_its_own_list(store, item, field, value, said):
    with store.operation("Ajouter"):
        item = store.save(item)
    with store.operation("Changer"):
        store.save(replace(item, **{field: value}))
    assert said in history(store, item.KIND, item.key)[0].what


def test_what_became_of_a_proposition_is_told_with_its_own_words(store):
    with store.operation("Ajouter"):
        store.save(Plan(key="p", title="Plan"))
        store.save(PlanVersion(key="p/v", plan="p", label="Projet"))
        store.save(Measure(key="p/v/1", version="p/v", number="1", title="Loger"))
        made = store.save(
            Proposal(
                measure="p/v/1",
                kind=ProposalKind.REMARK,
                text="Où ?",
                diffusion=Diffusion.INTERNE,
                outcome=Outcome.RETENUE,
            )
        )
    with store.operation("Changer"):
        store.save(replace(made, outcome=Outcome.PROPOSEE))
    assert "retenue → proposée" in history(store, Proposal.KIND, made.key)[0].what
