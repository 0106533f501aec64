"""Every journey begins in a window on the demonstration store."""

from tests.ui.conftest import own_settings, qapp_cls, window

__all__ = ["own_settings", "qapp_cls", "window"]
