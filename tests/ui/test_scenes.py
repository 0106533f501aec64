"""The pictures can be taken: every scene shows what it says, with the demonstration and without."""

import pytest

from tests.ui import screens
from tests.ui.scenes import inner_scenes, scenes


@pytest.mark.parametrize(
    ("store", "wanted"),
    [("demonstration", [*scenes(), *inner_scenes()]), ("vide", [*scenes()])],
    ids=["demonstration", "vide"],
)
def test_every_scene_can_be_looked_at(qtbot, tmp_path, monkeypatch, store, wanted):
    monkeypatch.setattr(screens, "_SETTLING", 30)
    screens.Camera(tmp_path, "essai", []).visit(store, (1366, 768), wanted)
    taken = {path.stem for path in tmp_path.glob("*.png")}
    assert taken == {f"{scene.name} {store} essai" for scene in wanted}
