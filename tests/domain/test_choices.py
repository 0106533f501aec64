"""Codes and the words that stand for them."""

import pytest

from briefing_app.domain.choices import (
    Choice,
    CommitmentStatus,
    Diffusion,
    ItemKind,
    Side,
    every_label,
    label_of,
)


def test_a_word_on_the_screen_leads_back_to_its_code():
    assert CommitmentStatus.labelled("tenu en partie") is CommitmentStatus.TENU_EN_PARTIE


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("a_porter", "à porter"),
        ("non_tenu", "non tenu"),
        ("compte-rendu", "Compte rendu"),
        ("nulle part", "nulle part"),
    ],
)
def test_a_code_of_any_list_has_its_word_and_anything_else_stands_for_itself(code, word):
    assert label_of(code) == word


def test_a_code_is_written_as_the_text_it_is():
    assert Diffusion.INTERNE == "interne"
    assert Diffusion("collectif").label == "collectif"
    assert f"{CommitmentStatus.NON_TENU}" == "non_tenu"


def test_all_the_words_are_those_of_all_the_lists():
    words = every_label()
    assert {"à suivre", "Sigles", "réservée", "révisions à accepter dans Word"} <= set(words)
    assert len(words) == sum(len(choice) for choice in Choice.__subclasses__())


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("constats", ItemKind.CONSTAT),
        ("constat", ItemKind.CONSTAT),
        ("recommandation", ItemKind.RECOMMANDATION),
        ("recommendation", ItemKind.RECOMMANDATION),
        ("commitment", ItemKind.ENGAGEMENT),
        ("engagement", ItemKind.ENGAGEMENT),
    ],
)
def test_the_kinds_of_a_dossier_are_read_in_both_languages(written, kind):
    assert ItemKind(written) is kind


@pytest.mark.parametrize("written", ["mesures", "", None, 3])
def test_a_kind_that_a_dossier_cannot_hold_is_refused(written):
    with pytest.raises(ValueError, match="is not a valid"):
        ItemKind(written)


def test_a_list_refuses_what_it_does_not_hold():
    with pytest.raises(ValueError, match="is not a valid"):
        Side("ailleurs")
