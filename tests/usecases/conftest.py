"""The small world, and what the dossier of its next meeting asks for."""

import pytest

from briefing_app.domain.model import Dossier
from briefing_app.usecases.documents.selection import Request, request_of
from tests.usecases.world import settle


@pytest.fixture
def world(store):
    return settle(store)


@pytest.fixture
def asked(world) -> Request:
    return request_of(world.get(Dossier, "d"))
