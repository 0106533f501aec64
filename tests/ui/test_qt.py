"""What the program relies on in Qt for Python itself."""

import sys

from PySide6.QtCore import QObject


def test_a_call_without_a_result_takes_nothing_from_none():
    """PySide6 6.12.0 lost a reference to None each time: Python 3.11 died after some thousands."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 500
