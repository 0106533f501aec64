"""Small disks and protected places, where the system lets us make them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.conftest import own_hook, own_settings, qapp_cls

__all__ = ["own_hook", "own_settings", "qapp_cls"]


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """All that is here is a part of `.ci/run` of its own, beside the suite."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)


def mounted(*words: str) -> bool:
    done = subprocess.run(["mount", *words], capture_output=True, check=False)
    return done.returncode == 0


@pytest.fixture
def small_disk(request, tmp_path):
    """A disk of 3 MB, or of as many as the test says."""
    size = f"size={getattr(request, 'param', 3)}m"
    place = tmp_path / "petit disque"
    place.mkdir()
    if sys.platform != "linux" or not mounted("-t", "tmpfs", "-o", size, "tmpfs", str(place)):
        pytest.skip("mounting needs root on Linux")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def protected(tmp_path):
    """Makes a folder read-only, as a locked USB stick is: root ignores file modes."""
    done = []

    def protect(folder):
        if sys.platform != "linux" or not mounted("--bind", str(folder), str(folder)):
            pytest.skip("mounting needs root on Linux")
        done.append(folder)
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)

    yield protect
    for folder in done:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
