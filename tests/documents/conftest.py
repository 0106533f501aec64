"""The demonstration for those who compare documents with it, letter by letter."""

import pytest


@pytest.fixture
def told(demo):
    """Without its list of sigles, so that every text stands in a document as it was written."""
    with demo.operation("Ne rien développer"):
        demo.delete("acronyms", demo.keys("acronyms"))
    return demo
