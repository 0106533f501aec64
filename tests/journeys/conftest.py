"""Every journey begins in a window on the demonstration store."""

from tests.ui.conftest import empty_window, opened, own_hook, own_settings, qapp_cls, window

__all__ = ["empty_window", "opened", "own_hook", "own_settings", "qapp_cls", "window"]
