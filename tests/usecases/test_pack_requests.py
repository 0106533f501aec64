"""What is asked for a meeting, on top of what its dossier already says."""

from dataclasses import replace

from briefing_app.domain.choices import Diffusion
from briefing_app.usecases.documents.packs import request_for
from briefing_app.usecases.documents.selection import Request


def test_what_is_asked_replaces_what_the_dossier_says_and_the_rest_stays(world, asked):
    assert request_for(world, "next", None, None) == asked
    assert request_for(world, "next", ("logement",), None) == replace(asked, themes=("logement",))
    assert request_for(world, "next", (), None) == replace(asked, themes=())
    inside = request_for(world, "next", None, Diffusion.INTERNE)
    assert inside == replace(asked, audience=Diffusion.INTERNE)


def test_without_a_dossier_or_a_meeting_only_what_is_asked_counts(world):
    assert request_for(world, "before", ("sejour",), None) == Request("before", ("sejour",))
    assert request_for(world, "", None, Diffusion.COLLECTIF) == Request(
        audience=Diffusion.COLLECTIF
    )
